import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { activityKindsQuery } from '~/api/activity-kinds';
import { areaName } from '~/api/areas.strings';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { LinkButton, PrintButton } from '~/ui/button';
import { EmptyState, LoadMore } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table } from '~/ui/table';
import { dashboardQuery, tileQuery, type TileLine, type TileSearch } from './dashboard.api';
import { strings, tiles } from './dashboard.strings';
import { whatWords } from './what-words';

/** The list that a number of the dashboard counts. */
export function TilePage({ tile, search }: { tile: string; search: TileSearch }) {
  const asOf = useAsOf();
  const { data: list, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(tileQuery(tile, search, asOf));
  const { data: dashboard } = useSuspenseQuery(dashboardQuery(asOf));
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  const lines = list.pages.flatMap((page) => page.items);
  const total = list.pages[0]?.total ?? lines.length;
  const classWords = (code: string | null | undefined) => inWords(dashboard.classes.find((one) => one.code === code)?.label);
  const narrowed = [search.region && areaName(search.region), search.classe && classWords(search.classe), search.quoi && whatWords(tile, search.quoi, kinds.items)].filter(Boolean);
  const page = ({ nisCode, page }: TileLine) => `/communes/${nisCode}${page.slice(page.lastIndexOf('/'))}`;

  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="steering" to="/pilotage">{strings.steering}</Link>,
          <Link key="dashboard" to="/pilotage/tableau">{strings.title}</Link>,
        ]}
        here={byCode(tiles, tile)}
      />
      <PageHead
        title={byCode(tiles, tile)}
        lead={[...narrowed, strings.length({ count: total })].join(' · ')}
        actions={
          <>
            {narrowed.length > 0 && (
              <LinkButton to="/pilotage/tableau/$tuile" params={{ tuile: tile }}>
                {strings.all}
              </LinkButton>
            )}
            <PrintButton />
          </>
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
      ) : (
        <>
          <Table
            caption={byCode(tiles, tile)}
            rows={lines.map((line, at) => ({ ...line, key: String(at) }))}
            rowKey={(line) => line.key}
            columns={[
              { key: 'commune', header: strings.commune, rowHeader: true, cell: (line) => <Link to={page(line)}>{inWords(line.communeName)}</Link> },
              { key: 'what', header: strings.what, cell: (line) => (line.what ? whatWords(tile, line.what, kinds.items) : null) },
              { key: 'on', header: strings.on, cell: (line) => (line.on ? longDay(line.on) : null) },
              { key: 'region', header: strings.region, cell: (line) => areaName(line.region) },
              { key: 'class', header: strings.classOf, cell: (line) => classWords(line.class) || null },
            ]}
          />
          <LoadMore shown={lines.length} total={total} busy={isFetchingNextPage} onMore={hasNextPage ? () => void fetchNextPage() : undefined} />
        </>
      )}
    </Stack>
  );
}
