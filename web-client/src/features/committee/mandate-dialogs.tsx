import { useState } from 'react';
import { explain } from '~/api/problem';
import { roles } from '~/api/roles.strings';
import { currentLanguage, byCode } from '~/lib/strings';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { DateField, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { useEndMandate, useGiveMandate, useHandOver, type Mandate } from './committee.api';
import { reasons, refusals, strings } from './committee.strings';
import { nameOf } from './names';

const given = ['chair', 'secretary', 'member', 'municipalOfficial', 'elected', 'volunteer', 'partner'] as const;

const personOf = (fields: FormData) => ({
  displayName: textOf(fields, 'name'),
  email: optionalTextOf(fields, 'email'),
  language: textOf(fields, 'language') === 'de' ? 'de' : 'fr',
});

/** Somebody new: a name, and an address if this person should be able to come in. */
function PersonFields() {
  return (
    <>
      <TextField name="name" label={strings.name} maxLength={100} autoComplete="off" required />
      <TextField name="email" type="email" label={strings.email} hint={strings.emailHint} maxLength={200} autoComplete="off" optional />
      <Select
        name="language"
        label={strings.language}
        defaultValue={currentLanguage()}
        options={[
          { value: 'fr', label: strings.french },
          { value: 'de', label: strings.german },
        ]}
      />
    </>
  );
}

export function AddDialog({ nisCode, role, onClose }: { nisCode: string; role: (typeof given)[number]; onClose: () => void }) {
  const give = useGiveMandate();
  const done = useDone(strings.added, onClose);
  return (
    <Dialog title={strings.add} onClose={onClose}>
      <Form
        draft={`mandate-${nisCode}`}
        submit={strings.add}
        busy={give.isPending}
        error={give.error ? explain(give.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          give.mutate(
            {
              body: {
                area: nisCode,
                role: given.find((role) => role === textOf(fields, 'role')) ?? 'member',
                person: personOf(fields),
                from: optionalTextOf(fields, 'from'),
                until: optionalTextOf(fields, 'until'),
              },
            },
            done(sent),
          )
        }
      >
        <Fields>
          <PersonFields />
          <Select name="role" label={strings.role} defaultValue={role} options={given.map((role) => ({ value: role, label: byCode(roles, role) }))} />
          <DateField name="from" label={strings.since} optional />
          <DateField name="until" label={strings.until} hint={strings.untilHint} optional />
        </Fields>
      </Form>
    </Dialog>
  );
}

export function EndDialog({ mandate, onClose }: { mandate: Mandate; onClose: () => void }) {
  const end = useEndMandate();
  const done = useDone(strings.ended, onClose);
  return (
    <Dialog title={strings.endOf({ name: nameOf(mandate) })} onClose={onClose}>
      <Form
        draft={`end-${mandate.mandateId}`}
        submit={strings.end}
        danger
        busy={end.isPending}
        error={end.error ? explain(end.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          end.mutate(
            { params: { path: { mandateId: mandate.mandateId } }, body: { reason: textOf(fields, 'reason'), on: optionalTextOf(fields, 'on') } },
            done(sent),
          )
        }
      >
        <p>{strings.endHelp}</p>
        <Fields>
          <Select
            name="reason"
            label={strings.reason}
            defaultValue="left"
            options={(['left', 'replaced', 'recordedByMistake'] as const).map((reason) => ({ value: reason, label: reasons[reason] }))}
          />
          <DateField name="on" label={strings.until} optional />
        </Fields>
      </Form>
    </Dialog>
  );
}

interface HandOverProps {
  mandate: Mandate;
  among: readonly Mandate[];
  onClose: () => void;
}

export function HandOverDialog({ mandate, among, onClose }: HandOverProps) {
  const handOver = useHandOver();
  const done = useDone(strings.handedOver, onClose);
  const [to, setTo] = useState('');
  const others = [...new Map(among.filter((other) => other.personId !== mandate.personId).map((other) => [other.personId, other])).values()];
  return (
    <Dialog title={strings.handOverOf({ name: nameOf(mandate) })} onClose={onClose}>
      <Form
        draft={`hand-over-${mandate.mandateId}`}
        submit={strings.handOver}
        busy={handOver.isPending}
        error={handOver.error ? explain(handOver.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          handOver.mutate(
            {
              params: { path: { mandateId: mandate.mandateId } },
              body: to ? { personId: to } : { person: personOf(fields) },
            },
            done(sent),
          )
        }
      >
        <p>{strings.handOverHelp({ role: byCode(roles, mandate.role) })}</p>
        <Fields>
          <Select
            label={strings.toWhom}
            value={to}
            empty={strings.somebodyNew}
            options={others.map((other) => ({ value: other.personId, label: nameOf(other) }))}
            onChange={(event) => setTo(event.target.value)}
          />
          {!to && <PersonFields />}
        </Fields>
      </Form>
    </Dialog>
  );
}
