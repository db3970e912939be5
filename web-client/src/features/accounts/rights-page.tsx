import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { roles } from '~/api/roles.strings';
import type { components } from '~/api/schema';
import { LinkButton } from '~/ui/button';
import { Soft } from '~/ui/facts';
import { Select } from '~/ui/field';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table, type Column } from '~/ui/table';
import { rightsQuery } from './accounts.api';
import { strings } from './rights.strings';
import { parseRights, rightsRoles } from './rights-search';
import type { Role } from './role-fields';

type Right = components['schemas']['ListRightsItem'];
type Reach = components['schemas']['Reach'];

/** The table of rights, whole or for one role. */
export function RightsPage({ role }: { role: Role | undefined }) {
  const { data: rights } = useSuspenseQuery(rightsQuery);
  const navigate = useNavigate();
  const shown = rights.items.filter((right) => role === undefined || reachOf(right, role) !== undefined);
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={<LinkButton to="/comptes">{strings.toAccounts}</LinkButton>} />
      <Card title={role ? roles[role] : strings.everyRole}>
        <Select
          label={strings.role}
          value={role ?? ''}
          empty={strings.everyRole}
          options={rightsRoles.map((one) => ({ value: one, label: roles[one] }))}
          onChange={(event) => void navigate({ to: '/droits', search: parseRights({ role: event.target.value }), replace: true })}
        />
        <Table caption={strings.title} rows={shown} rowKey={(right) => right.operation} columns={columnsFor(role)} />
      </Card>
    </Stack>
  );
}

function columnsFor(role: Role | undefined): Column<Right>[] {
  const operation: Column<Right> = {
    key: 'operation',
    header: strings.operation,
    rowHeader: true,
    cell: (right) => (
      <>
        {inWords(right.name)} <Soft>{right.operation}</Soft>
      </>
    ),
  };
  if (role) {
    return [operation, { key: 'reach', header: strings.reach, cell: (right) => (reachOf(right, role) === 'everywhere' ? strings.everywhere : strings.own) }];
  }
  return [
    operation,
    { key: 'everywhere', header: strings.everywhere, cell: (right) => rolesWith(right, 'everywhere') },
    { key: 'own', header: strings.own, cell: (right) => rolesWith(right, 'own') },
  ];
}

const reachOf = (right: Right, role: Role) => right.roles.find((one) => one.role === role)?.reach;

function rolesWith(right: Right, reach: Reach): string {
  return rightsRoles.filter((role) => reachOf(right, role) === reach).map((role) => roles[role]).join(', ');
}
