import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PasskeyDismissed, passkeysWork } from '~/api/passkeys';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Notice, ProblemPanel } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { passkeysQuery, useAddPasskey, useRemovePasskey, useRenamePasskey } from './own-account.api';
import { refusals, strings } from './own-account.strings';

type Passkey = components['schemas']['PasskeyView'];

const nameOf = (passkey: Passkey) => passkey.name || strings.unnamed;

/** One's passkeys, each by the device it is on. */
export function PasskeysCard() {
  const { data: passkeys } = useSuspenseQuery(passkeysQuery);
  const make = useAddPasskey();
  const show = useToast();
  const [renaming, setRenaming] = useState<Passkey>();
  return (
    <Card
      title={strings.passkeys}
      aside={
        passkeysWork() && (
          <Button look="primary" busy={make.isPending} onClick={() => make.mutate(undefined, { onSuccess: () => show({ text: strings.passkeyAdded }) })}>
            {strings.addPasskey}
          </Button>
        )
      }
    >
      <Stack>
        {make.error && (
          <ProblemPanel>{make.error instanceof PasskeyDismissed ? strings.passkeyDismissed : explain(make.error, refusals)}</ProblemPanel>
        )}
        <p>{strings.passkeysHelp}</p>
        {!passkeysWork() && <Notice>{strings.passkeysUnknown}</Notice>}
        {passkeys.items.length > 0 && (
          <Entries label={strings.passkeys}>
            {passkeys.items.map((passkey) => (
              <PasskeyEntry key={passkey.id} passkey={passkey} onRename={() => setRenaming(passkey)} />
            ))}
          </Entries>
        )}
      </Stack>
      {renaming && <RenameDialog passkey={renaming} onClose={() => setRenaming(undefined)} />}
    </Card>
  );
}

function PasskeyEntry({ passkey, onRename }: { passkey: Passkey; onRename: () => void }) {
  const remove = useRemovePasskey();
  const show = useToast();
  return (
    <Entry
      title={nameOf(passkey)}
      actions={
        <>
          <Button small aria-label={strings.renameOf({ name: nameOf(passkey) })} onClick={onRename}>
            {strings.rename}
          </Button>
          <Button
            small
            busy={remove.isPending}
            aria-label={strings.removeOf({ name: nameOf(passkey) })}
            onClick={() =>
              remove.mutate(
                { params: { path: { passkeyId: passkey.id } } },
                { onSuccess: () => show({ text: strings.removed }), onError: (error) => show({ text: explain(error, refusals) }) },
              )
            }
          >
            {strings.remove}
          </Button>
        </>
      }
    >
      <Soft>
        {strings.passkeySince({ day: longDay(passkey.createdAt) })}
        {passkey.synced && `, ${strings.synced}`}
      </Soft>
    </Entry>
  );
}

function RenameDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const rename = useRenamePasskey();
  const show = useToast();
  return (
    <Dialog title={strings.renameOf({ name: nameOf(passkey) })} onClose={onClose}>
      <Form
        draft={`passkey-${passkey.id}`}
        submit={strings.rename}
        busy={rename.isPending}
        error={rename.error ? explain(rename.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          rename.mutate(
            { params: { path: { passkeyId: passkey.id } }, body: { name: textOf(fields, 'name') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.renamed });
                onClose();
              },
            },
          )
        }
      >
        <TextField
          name="name"
          label={strings.passkeyName}
          hint={strings.passkeyNameHint}
          defaultValue={passkey.name}
          maxLength={60}
          autoComplete="off"
          required
        />
      </Form>
    </Dialog>
  );
}
