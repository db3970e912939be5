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
import { DateField, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { keysQuery, useCreateKey, useRevokeKey, useRotateKey } from './accounts.api';
import { roles } from '~/api/roles.strings';
import { overlaps, refusals, scopes, strings } from './accounts.strings';
import { useCommuneName } from './commune-picker';
import { areasInWords, RoleFields, type Held } from './role-fields';
import { personRoles } from './rights-search';
import { SecretDialog } from './secret';

type Key = components['schemas']['KeyView'];

/** The keys that programs use instead of a password. */
export function KeysCard() {
  const { data: keys } = useSuspenseQuery(keysQuery);
  const nameOf = useCommuneName();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Key>();
  const [rotating, setRotating] = useState<Key>();
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
            { key: 'scopes', header: strings.scopes, cell: (key) => scopes[scopeOf(key)] },
            { key: 'createdOn', header: strings.createdOn, cell: (key) => longDay(key.createdAt) },
            { key: 'lastUsed', header: strings.lastUsed, cell: (key) => (key.lastUsedAt ? moment(key.lastUsedAt) : strings.neverUsed) },
            { key: 'expires', header: strings.expires, cell: (key) => (key.expiresAt ? longDay(key.expiresAt) : null) },
            {
              key: 'actions',
              header: strings.actions,
              cell: (key) =>
                key.revokedAt ? (
                  <Tag>{strings.revoked}</Tag>
                ) : isOver(key) ? (
                  <Tag>{strings.ended}</Tag>
                ) : (
                  <Row>
                    <Button small aria-label={strings.rotateOf({ name: key.name })} onClick={() => setRotating(key)}>
                      {strings.rotate}
                    </Button>
                    <Button small aria-label={strings.revokeOf({ name: key.name })} onClick={() => setRevoking(key)}>
                      {strings.revoke}
                    </Button>
                  </Row>
                ),
            },
          ]}
        />
      )}
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} onCreated={setSecret} />}
      {rotating && <RotateDialog apiKey={rotating} onClose={() => setRotating(undefined)} onCreated={setSecret} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
      {secret !== undefined && <SecretDialog title={strings.keyOf} secret={secret} onClose={() => setSecret(undefined)} />}
    </Card>
  );
}

const isOver = (key: Key) => Boolean(key.expiresAt && Date.parse(key.expiresAt) <= Date.now());

const scopeOf = (key: Key) => (key.scopes.length === 1 && key.scopes[0] ? key.scopes[0] : 'both');

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
                scopes: scopesOf(textOf(fields, 'scopes')),
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
          <DateField name="expires" label={strings.expires} hint={strings.expiresHint} optional />
          <Select
            name="scopes"
            label={strings.scopes}
            hint={strings.scopesHint}
            options={[
              { value: 'both', label: scopes.both },
              { value: 'read', label: scopes.read },
              { value: 'write', label: scopes.write },
            ]}
          />
        </Fields>
        <RoleFields held={held} among={['script', ...personRoles]} onChange={setHeld} />
      </Form>
    </Dialog>
  );
}

function scopesOf(chosen: string): Key['scopes'] | undefined {
  return chosen === 'read' || chosen === 'write' ? [chosen] : undefined;
}

function RotateDialog({ apiKey, onClose, onCreated }: { apiKey: Key; onClose: () => void; onCreated: (secret: string) => void }) {
  const rotate = useRotateKey();
  return (
    <Dialog title={strings.rotateOf({ name: apiKey.name })} onClose={onClose}>
      <Form
        draft={`rotate-${apiKey.id}`}
        submit={strings.rotate}
        busy={rotate.isPending}
        error={rotate.error ? explain(rotate.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          rotate.mutate(
            { params: { path: { keyId: apiKey.id } }, body: { overlapHours: Number(textOf(fields, 'overlap')) } },
            {
              onSuccess: (made) => {
                sent();
                onClose();
                onCreated(made.key);
              },
            },
          )
        }
      >
        <p>{strings.rotateHelp}</p>
        <Select
          name="overlap"
          label={strings.overlap}
          defaultValue="24"
          options={[
            { value: '0', label: overlaps['0'] },
            { value: '24', label: overlaps['24'] },
            { value: '72', label: overlaps['72'] },
            { value: '168', label: overlaps['168'] },
          ]}
        />
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
