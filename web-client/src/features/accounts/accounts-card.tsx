import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { strings as people } from '~/api/people.strings';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { longDay } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { currentLanguage } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { accountsQuery, useChangeEmail, useCreateAccount, useDeactivate, useInvite, useResetPassword } from './accounts.api';
import { refusals, strings } from './accounts.strings';
import { useCommuneName } from './commune-picker';
import { RoleFields, RolesInWords, type Held } from './role-fields';
import { personRoles } from './rights-search';
import { SecretDialog } from './secret';

type Account = components['schemas']['AccountView'];

const nameOf = (account: Account) => account.name ?? account.userName ?? people.forgotten;

interface Secret {
  title: string;
  secret: string;
}

/** Who may enter, for which communes. */
export function AccountsCard() {
  const { data: accounts } = useSuspenseQuery(accountsQuery);
  const communeName = useCommuneName();
  const [secret, setSecret] = useState<Secret>();
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Account>();
  const [addressing, setAddressing] = useState<Account>();

  return (
    <Card
      title={strings.accounts}
      aside={
        <Button look="primary" onClick={() => setCreating(true)}>
          {strings.create}
        </Button>
      }
    >
      <Table
        caption={strings.accounts}
        rows={accounts.items}
        rowKey={(account) => account.id}
        columns={[
          { key: 'name', header: strings.name, rowHeader: true, cell: nameOf },
          { key: 'userName', header: strings.userName, cell: (account) => account.userName },
          { key: 'email', header: strings.email, cell: (account) => account.email ?? null },
          { key: 'roles', header: strings.roles, cell: (account) => <RolesInWords held={account.roles} nameOf={communeName} /> },
          {
            key: 'state',
            header: strings.state,
            cell: (account) => (
              <StateBadge state={account.active ? 'onTrack' : 'unknown'}>{account.active ? strings.active : strings.inactive}</StateBadge>
            ),
          },
          { key: 'createdOn', header: strings.createdOn, cell: (account) => longDay(account.createdAt) },
          {
            key: 'actions',
            header: strings.actions,
            cell: (account) =>
              account.active ? (
                <Row>
                  <Button small aria-label={strings.changeEmailOf({ name: nameOf(account) })} onClick={() => setAddressing(account)}>
                    {strings.changeEmail}
                  </Button>
                  {account.email != null && <InviteButton account={account} email={account.email} />}
                  <ResetButton account={account} onReset={setSecret} />
                  <Button small aria-label={strings.deactivateOf({ name: nameOf(account) })} onClick={() => setLeaving(account)}>
                    {strings.deactivate}
                  </Button>
                </Row>
              ) : null,
          },
        ]}
      />
      {creating && <CreateDialog onClose={() => setCreating(false)} onCreated={setSecret} />}
      {addressing && <EmailDialog account={addressing} onClose={() => setAddressing(undefined)} />}
      {leaving && <DeactivateDialog account={leaving} onClose={() => setLeaving(undefined)} />}
      {secret && <SecretDialog {...secret} onClose={() => setSecret(undefined)} />}
    </Card>
  );
}

function ResetButton({ account, onReset }: { account: Account; onReset: (secret: Secret) => void }) {
  const reset = useResetPassword();
  const show = useToast();
  return (
    <Button
      small
      busy={reset.isPending}
      aria-label={strings.resetPasswordOf({ name: nameOf(account) })}
      onClick={() =>
        reset.mutate(
          { params: { path: { accountId: account.id }, header: ifMatch(account) } },
          {
            onSuccess: (made) => onReset({ title: strings.passwordOf({ name: nameOf(account) }), secret: made.initialPassword ?? '' }),
            onError: (error) => show({ text: explain(error, refusals) }),
          },
        )
      }
    >
      {strings.resetPassword}
    </Button>
  );
}

function InviteButton({ account, email }: { account: Account; email: string }) {
  const invite = useInvite();
  const show = useToast();
  return (
    <Button
      small
      busy={invite.isPending}
      aria-label={strings.inviteOf({ name: nameOf(account) })}
      onClick={() =>
        invite.mutate(
          { params: { path: { accountId: account.id } }, body: { language: currentLanguage() } },
          { onSuccess: () => show({ text: strings.invited({ email }) }), onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.invite}
    </Button>
  );
}

function EmailDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const change = useChangeEmail();
  const show = useToast();
  return (
    <Dialog title={strings.changeEmailOf({ name: nameOf(account) })} onClose={onClose}>
      <Form
        edits={account}
        draft={`account-email-${account.id}`}
        submit={strings.saveEmail}
        busy={change.isPending}
        error={change.error ? explain(change.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          change.mutate(
            { params: { path: { accountId: account.id }, header: ifMatch(account) }, body: { email: textOf(fields, 'email') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.emailChanged });
                onClose();
              },
            },
          )
        }
      >
        <TextField name="email" type="email" label={strings.email} defaultValue={account.email ?? ''} maxLength={254} autoComplete="off" required />
      </Form>
    </Dialog>
  );
}

function CreateDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: Secret) => void }) {
  const create = useCreateAccount();
  const show = useToast();
  const [held, setHeld] = useState<Held>({ role: 'secretary', areas: [] });
  return (
    <Dialog title={strings.create} onClose={onClose}>
      <Form
        draft="new-account"
        submit={strings.create}
        busy={create.isPending}
        error={create.error ? explain(create.error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const email = optionalTextOf(fields, 'email');
          create.mutate(
            {
              body: {
                userName: textOf(fields, 'userName'),
                role: held.role,
                communes: [...held.areas],
                email,
                language: textOf(fields, 'language'),
              },
            },
            {
              onSuccess: (made) => {
                sent();
                onClose();
                if (made.initialPassword == null) show({ text: strings.invited({ email: email ?? '' }) });
                else onCreated({ title: strings.passwordOf({ name: made.userName }), secret: made.initialPassword });
              },
            },
          );
        }}
      >
        <Fields>
          <TextField
            name="userName"
            label={strings.userName}
            hint={strings.userNameHint}
            pattern="[a-zA-Z0-9._@+\-]+"
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            required
          />
          <TextField name="email" type="email" label={strings.email} hint={strings.emailHint} maxLength={254} autoComplete="off" optional />
          <Select
            name="language"
            label={strings.mailLanguage}
            defaultValue={currentLanguage()}
            options={[
              { value: 'fr', label: strings.french },
              { value: 'de', label: strings.german },
            ]}
          />
        </Fields>
        <RoleFields held={held} among={personRoles} onChange={setHeld} />
      </Form>
    </Dialog>
  );
}

/** It reaches somebody else, so it is said what happens to that person. */
function DeactivateDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const deactivate = useDeactivate();
  const show = useToast();
  return (
    <Dialog title={strings.deactivateOf({ name: nameOf(account) })} onClose={onClose}>
      <Stack>
        {deactivate.error && <ProblemPanel>{explain(deactivate.error, refusals)}</ProblemPanel>}
        <p>{strings.deactivateHelp}</p>
        <Row>
          <Button
            look="danger"
            busy={deactivate.isPending}
            onClick={() =>
              deactivate.mutate(
                { params: { path: { accountId: account.id }, header: ifMatch(account) } },
                {
                  onSuccess: () => {
                    show({ text: strings.deactivated });
                    onClose();
                  },
                },
              )
            }
          >
            {strings.deactivate}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
