import { explain } from '~/api/problem';
import { today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Dialog } from '~/ui/dialog';
import { Checkbox, DateField, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useToast } from '~/ui/toast';
import { useConfirmPledge, type Partner } from './partners.api';
import { refusals, strings } from './partners.strings';

const productsOf = (text: string) =>
  text
    .split(/[,;]/)
    .map((product) => product.trim())
    .filter(Boolean);

/** A partner's pledge: at least two products, from a day on, and whether the place shows it. */
export function PledgeDialog({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const confirm = useConfirmPledge();
  const show = useToast();

  function send(fields: FormData, sent: () => void) {
    confirm.mutate(
      {
        body: {
          partnerId: partner.partnerId,
          products: productsOf(textOf(fields, 'products')),
          visibilityShown: fields.get('visible') !== null,
          since: optionalTextOf(fields, 'since'),
        },
      },
      {
        onSuccess: () => {
          sent();
          show({ text: strings.pledgeRecorded });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog title={strings.confirmPledgeOf({ name: partner.name })} onClose={onClose}>
      <Form
        draft={`pledge-${partner.partnerId}`}
        submit={strings.confirmPledge}
        onSubmit={send}
        busy={confirm.isPending}
        error={confirm.error ? explain(confirm.error, refusals) : undefined}
      >
        <TextField name="products" label={strings.products} hint={strings.productsHint} defaultValue={partner.products.join(', ')} required />
        <DateField name="since" label={strings.since} defaultValue={today()} max={today()} required />
        <Checkbox name="visible" label={strings.visible} />
      </Form>
    </Dialog>
  );
}
