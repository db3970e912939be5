import { explain, refusalCode } from '~/api/problem';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Dialog } from '~/ui/dialog';
import { Checkbox, Select, TextField, optionsOf, type Option } from '~/ui/field';
import { Form } from '~/ui/form';
import { useToast } from '~/ui/toast';
import { useRegisterPartner } from './partners.api';
import { kinds } from './partner-kinds.strings';
import { refusals, strings } from './partners.strings';

interface RegisterDialogProps {
  communes: readonly Option[];
  /** The commune that was being looked at. */
  commune: string | undefined;
  onClose: () => void;
}

/** A new partner in under a minute: name, kind, commune. */
export function RegisterDialog({ communes, commune, onClose }: RegisterDialogProps) {
  const register = useRegisterPartner();
  const show = useToast();
  const mayExist = refusalCode(register.error) === 'partner-may-exist';

  function send(fields: FormData, sent: () => void) {
    const name = textOf(fields, 'name');
    register.mutate(
      {
        body: {
          name,
          kind: textOf(fields, 'kind'),
          nisCode: textOf(fields, 'commune'),
          address: optionalTextOf(fields, 'address'),
          postcode: optionalTextOf(fields, 'postcode'),
          notADuplicate: fields.get('notADuplicate') !== null,
        },
      },
      {
        onSuccess: () => {
          sent();
          show({ text: strings.registered({ name }) });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog title={strings.add} onClose={onClose}>
      <Form
        draft="partner"
        submit={strings.register}
        onSubmit={send}
        busy={register.isPending}
        error={register.error ? explain(register.error, refusals) : undefined}
      >
        <TextField name="name" label={strings.name} hint={strings.addHint} required maxLength={120} />
        <Select name="kind" label={strings.kind} options={optionsOf(kinds)} required />
        <Select name="commune" label={strings.commune} empty={strings.chooseCommune} options={communes} defaultValue={commune} required />
        <TextField name="address" label={strings.address} optional maxLength={200} />
        <TextField name="postcode" label={strings.postcode} optional pattern="[1-9][0-9]{3}" inputMode="numeric" maxLength={4} />
        {mayExist && <Checkbox name="notADuplicate" label={strings.notADuplicate} />}
      </Form>
    </Dialog>
  );
}
