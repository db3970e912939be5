import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { addDays, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { labelled } from '~/lib/strings';
import { Dialog } from '~/ui/dialog';
import { Fields, Soft } from '~/ui/facts';
import { DateField, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { useCloseEdition, useExtendEdition, useOpenEdition, type Edition } from './fair-o-meter.api';
import { strings as mailStrings } from './edition.strings';
import { refusals, strings } from './fair-o-meter.strings';

interface OpenEditionProps {
  grids: readonly components['schemas']['GridItem'][];
  onClose: () => void;
}

/** Days that an edition usually lasts. */
const usualDays = 90;

export function OpenEditionDialog({ grids, onClose }: OpenEditionProps) {
  const open = useOpenEdition();
  const done = useDone(strings.opened, onClose);
  return (
    <Dialog title={strings.openEdition} onClose={onClose}>
      <Form
        draft="fair-o-meter-edition"
        submit={strings.openEdition}
        busy={open.isPending}
        error={open.error ? explain(open.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          open.mutate(
            {
              body: {
                code: textOf(fields, 'code'),
                label: { fr: textOf(fields, 'nameFr'), de: optionalTextOf(fields, 'nameDe') },
                grid: Number(textOf(fields, 'grid')),
                opensOn: textOf(fields, 'opensOn'),
                closesOn: textOf(fields, 'closesOn'),
              },
            },
            done(sent),
          )
        }
      >
        <Fields>
          <TextField name="code" label={strings.code} hint={strings.codeHint} pattern="[a-z0-9]{2,12}" required />
          <TextField name="nameFr" label={strings.nameFr} maxLength={200} required />
          <TextField name="nameDe" label={strings.nameDe} maxLength={200} optional />
          <Select
            name="grid"
            label={strings.grid}
            options={grids.map((grid) => ({ value: String(grid.grid), label: labelled(strings.gridNumber({ grid: grid.grid }), inWords(grid.label)) }))}
          />
          <DateField name="opensOn" label={strings.opensOn} defaultValue={today()} required />
          <DateField name="closesOn" label={strings.closesOn} defaultValue={addDays(today(), usualDays)} min={today()} required />
        </Fields>
        <Soft>{strings.invited}</Soft>
        <Soft>{mailStrings.invitation}</Soft>
      </Form>
    </Dialog>
  );
}

interface EditionProps {
  edition: Edition;
  onClose: () => void;
}

export function ExtendDialog({ edition, onClose }: EditionProps) {
  const extend = useExtendEdition();
  const done = useDone(strings.extended, onClose);
  return (
    <Dialog title={strings.extend} onClose={onClose}>
      <Form
        edits={edition}
        draft={`fair-o-meter-extend-${edition.code}`}
        submit={strings.extend}
        busy={extend.isPending}
        error={extend.error ? explain(extend.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          extend.mutate(
            { params: { path: { code: edition.code }, header: ifMatch(edition) }, body: { closesOn: textOf(fields, 'closesOn') } },
            done(sent),
          )
        }
      >
        <DateField name="closesOn" label={strings.closesOn} defaultValue={addDays(edition.closesOn, 30)} min={addDays(edition.closesOn, 1)} required />
        <Soft>{mailStrings.extensionTold}</Soft>
      </Form>
    </Dialog>
  );
}

export function CloseDialog({ edition, onClose }: EditionProps) {
  const close = useCloseEdition();
  const done = useDone(strings.closed, onClose);
  return (
    <Dialog title={strings.closeTitle} onClose={onClose}>
      <Form
        edits={edition}
        draft={`fair-o-meter-close-${edition.code}`}
        submit={strings.close}
        danger
        busy={close.isPending}
        error={close.error ? explain(close.error, refusals) : undefined}
        onSubmit={(_, sent) => close.mutate({ params: { path: { code: edition.code }, header: ifMatch(edition) }, body: {} }, done(sent))}
      >
        <p>{strings.closeHelp}</p>
      </Form>
    </Dialog>
  );
}
