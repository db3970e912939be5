import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { longDay, moment } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { EmptyState, ProblemPanel } from '~/ui/feedback';
import { DateField, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { keysQuery, useCreateKey, useRevokeKey } from './accounts.api';
import { roles } from '~/api/roles.strings';
import { refusals, strings } from './accounts.strings';
import { useCommuneName } from './commune-picker';
import { areasInWords, personRoles, RoleFields, type Held } from './role-fields';
import { SecretDialog } from './secret';

type Key = components['schemas']['KeyView'];

/** The keys that programs use instead of a password. */
export function KeysCard() {
  const { data: keys } = useSuspenseQuery(keysQuery);
  const nameOf = useCommuneName();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Key>();
  const [secret, setSecret] = useState<string>();

  return (
    <Card
      title={strings.keys}
      aside={
        <Button onClick={() => setCreating(true)}>{strings.createKey}</Button>
      }
    >
      {keys.items.length === 0 ? (
        <EmptyState title={strings.noKeys}>{strings.noKeysHelp}</EmptyState>
      ) : (
        <Table
          caption={strings.keys}
          rows={keys.items}
          rowKey={(key) => key.id}
          columns={[
            { key: 'name', header: strings.keyName, rowHeader: true, cell: (key) => key.name },
            { key: 'role', header: strings.role, cell: (key) => roles[key.role] },
            {
              key: 'communes',
              header: strings.communes,
              cell: (key) => areasInWords(key.communes, nameOf),
            },
            { key: 'createdOn', header: strings.createdOn, cell: (key) => longDay(key.createdAt) },
            { key: 'lastUsed', header: strings.lastUsed, cell: (key) => (key.lastUsedAt ? moment(key.lastUsedAt) : strings.neverUsed) },
            { key: 'expires', header: strings.expires, cell: (key) => (key.expiresAt ? longDay(key.expiresAt) : null) },
            {
              key: 'actions',
              header: strings.actions,
              cell: (key) =>
                key.revokedAt ? (
                  <Tag>{strings.revoked}</Tag>
                ) : (
                  <Button small aria-label={strings.revokeOf({ name: key.name })} onClick={() => setRevoking(key)}>
                    {strings.revoke}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} onCreated={setSecret} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
      {secret !== undefined && <SecretDialog title={strings.keyOf} secret={secret} onClose={() => setSecret(undefined)} />}
    </Card>
  );
}

function CreateKeyDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) {
  const create = useCreateKey();
  const [held, setHeld] = useState<Held>({ role: 'script', areas: [] });
  return (
    <Dialog title={strings.createKey} onClose={onClose}>
      <Form
        draft="new-key"
        submit={strings.createKey}
        busy={create.isPending}
        error={create.error ? explain(create.error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const until = optionalTextOf(fields, 'expires');
          create.mutate(
            {
              body: {
                name: textOf(fields, 'name'),
                role: held.role,
                communes: [...held.areas],
                expiresAt: until ? `${until}T23:59:59Z` : undefined,
              },
            },
            {
              onSuccess: (made) => {
                sent();
                onClose();
                onCreated(made.key);
              },
            },
          );
        }}
      >
        <Fields>
          <TextField name="name" label={strings.keyName} hint={strings.keyNameHint} maxLength={100} autoComplete="off" required />
          <DateField name="expires" label={strings.expires} optional />
        </Fields>
        <RoleFields held={held} among={['script', ...personRoles]} onChange={setHeld} />
      </Form>
    </Dialog>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: Key; onClose: () => void }) {
  const revoke = useRevokeKey();
  const show = useToast();
  return (
    <Dialog title={strings.revokeOf({ name: apiKey.name })} onClose={onClose}>
      <Stack>
        {revoke.error && <ProblemPanel>{explain(revoke.error, refusals)}</ProblemPanel>}
        <p>{strings.revokeHelp}</p>
        <Row>
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() =>
              revoke.mutate(
                { params: { path: { keyId: apiKey.id } } },
                {
                  onSuccess: () => {
                    show({ text: strings.keyRevoked });
                    onClose();
                  },
                },
              )
            }
          >
            {strings.revoke}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
