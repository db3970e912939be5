import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { committeesQuery, withoutKeeper, type CommitteeItem } from '~/api/committees';
import { communesQuery, type CommuneItem } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { titleStates } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { count } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { LinkButton, PrintButton } from '~/ui/button';
import { EmptyState } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table, type Column } from '~/ui/table';
import { strings } from './committees.strings';

interface Line {
  commune: CommuneItem;
  /** Absent where nobody was ever noted. */
  committee: CommitteeItem | undefined;
}

/** All committees; first the communes of the campaign in which nobody keeps one, each with the way to name somebody. */
export function CommitteesPage() {
  const asOf = useAsOf();
  const readOnly = useReadOnly();
  const { data: communes } = useSuspenseQuery(communesQuery(asOf));
  const { data: committees } = useSuspenseQuery(committeesQuery(asOf));
  const byCommune = new Map(committees.map((committee) => [committee.nisCode, committee]));
  const lineOf = (commune: CommuneItem): Line => ({ commune, committee: byCommune.get(commune.nisCode) });
  const unkept = withoutKeeper(communes, committees).map(lineOf);
  const known = communes.map(lineOf).filter(({ committee }) => committee !== undefined);

  const columns: Column<Line>[] = [
    {
      key: 'commune',
      header: strings.commune,
      rowHeader: true,
      cell: ({ commune }) => (
        <Link to="/communes/$nisCode/comite" params={{ nisCode: commune.nisCode }}>
          {inWords(commune.name)}
        </Link>
      ),
    },
    { key: 'title', header: strings.titleState, cell: ({ commune }) => byCode(titleStates, commune.titleState) },
    { key: 'members', header: strings.members, end: true, cell: ({ committee }) => (committee?.members ? count(committee.members) : strings.nobody) },
  ];

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="portfolio" to="/">{strings.portfolio}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      {unkept.length === 0 ? (
        <EmptyState title={strings.allKept}>{strings.allKeptHelp}</EmptyState>
      ) : (
        <Card title={strings.without({ count: unkept.length })}>
          <Table
            caption={strings.without({ count: unkept.length })}
            rows={unkept}
            rowKey={({ commune }) => commune.nisCode}
            columns={
              readOnly
                ? columns
                : [
                    ...columns,
                    {
                      key: 'todo',
                      header: strings.todo,
                      cell: ({ commune }) => (
                        <LinkButton
                          small
                          to="/communes/$nisCode/comite"
                          params={{ nisCode: commune.nisCode }}
                          search={{ nommer: true }}
                          aria-label={strings.nameFor({ commune: inWords(commune.name) })}
                        >
                          {strings.name}
                        </LinkButton>
                      ),
                    },
                  ]
            }
          />
        </Card>
      )}
      <Card title={strings.kept}>
        {known.length === 0 ? (
          <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.kept}
            rows={known}
            rowKey={({ commune }) => commune.nisCode}
            columns={[
              ...columns,
              { key: 'keepers', header: strings.keepers, end: true, cell: ({ committee }) => count(committee?.administrators ?? 0) },
              { key: 'accounts', header: strings.withAccount, end: true, cell: ({ committee }) => count(committee?.withAccount ?? 0) },
              { key: 'asking', header: strings.asking, end: true, cell: ({ committee }) => count(committee?.asking ?? 0) },
            ]}
          />
        )}
      </Card>
    </Stack>
  );
}
