import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { marks } from '~/api/vocabulary.strings';
import { useMay } from '~/api/session';
import { useWho } from '~/api/who';
import { useAsOf } from '~/lib/as-of';
import { isDay, longDay, today } from '~/lib/dates';
import { sortBy } from '~/lib/sorting';
import { PrintButton } from '~/ui/button';
import { Fields } from '~/ui/facts';
import { EmptyState, LoadMore } from '~/ui/feedback';
import { DateField, Select } from '~/ui/field';
import { PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { ChangeLink, objectOf } from './change-link';
import { changesQuery } from './changes.api';
import { periodOf, type ChangesSearch } from './changes-search';
import { strings } from './changes.strings';

/** What was recorded between two days, each line leading to what it concerns. */
export function ChangesPage({ search }: { search: ChangesSearch }) {
  const period = periodOf(search, useAsOf());
  const found = useSuspenseInfiniteQuery(changesQuery(period, search.commune));
  const who = useWho();
  const may = useMay();
  const lines = found.data.pages.flatMap((page) => page.items);
  const total = found.data.pages[0]?.total ?? lines.length;

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="portfolio" to="/">{strings.portfolio}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      <Choice search={search} />
      <p role="status">{strings.total({ count: total })}</p>
      {lines.length === 0 ? (
        <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
      ) : (
        <>
          <Table
            caption={strings.title}
            rows={lines}
            rowKey={(change) => change.id}
            columns={[
              {
                key: 'what',
                header: strings.what,
                rowHeader: true,
                cell: (change) => (
                  <Row>
                    <ChangeLink change={change} />
                    {change.simulated && <Tag>{marks.simulated}</Tag>}
                  </Row>
                ),
              },
              { key: 'commune', header: strings.commune, cell: (change) => inWords(change.commune) || strings.network },
              { key: 'on', header: strings.on, cell: (change) => longDay(change.on) },
              {
                key: 'recordedOn',
                header: strings.recordedOn,
                cell: (change) => {
                  const day = longDay(change.recordedOn);
                  return may('getObjectAudit') ? (
                    <Link to="/modifications/objet" search={{ objet: objectOf(change) }} aria-label={strings.event({ day })}>
                      {day}
                    </Link>
                  ) : (
                    day
                  );
                },
              },
              { key: 'by', header: strings.by, cell: (change) => who(change.recordedBy) },
            ]}
          />
          <LoadMore
            shown={lines.length}
            total={total}
            busy={found.isFetchingNextPage}
            onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
          />
        </>
      )}
    </Stack>
  );
}

function Choice({ search }: { search: ChangesSearch }) {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const { data: communes } = useSuspenseQuery(communesQuery(asOf));
  const { from, to } = periodOf(search, asOf);
  const go = (change: ChangesSearch) => void navigate({ to: '/changements', search: { ...search, du: from, au: to, ...change }, replace: true });
  const goTo = (key: 'du' | 'au') => (event: { target: { value: string } }) => {
    if (isDay(event.target.value)) go({ [key]: event.target.value });
  };

  return (
    <section aria-label={strings.filters}>
      <Fields>
        <DateField compact label={strings.from} hint={strings.fromHint} value={from} max={to} onChange={goTo('du')} />
        <DateField compact label={strings.to} hint={strings.toHint} value={to} min={from} max={today()} onChange={goTo('au')} />
        <Select
          compact
          label={strings.commune}
          empty={strings.everything}
          options={sortBy(communes, (commune) => inWords(commune.name), 'asc').map((commune) => ({
            value: commune.nisCode,
            label: inWords(commune.name),
          }))}
          value={search.commune ?? ''}
          onChange={(event) => go({ commune: event.target.value || undefined })}
        />
      </Fields>
    </section>
  );
}
