import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { activityKindsQuery } from '~/api/activity-kinds';
import { areaName } from '~/api/areas.strings';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { PrintButton } from '~/ui/button';
import { Soft } from '~/ui/facts';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table } from '~/ui/table';
import { dashboardQuery, type Dashboard, type TileSearch } from './dashboard.api';
import styles from './dashboard.module.css';
import { strings, tiles } from './dashboard.strings';
import { whatWords } from './what-words';

type Tile = Dashboard['tiles'][number];

/** What the campaign looks like on a day; each number opens the list that it counts. */
export function DashboardPage() {
  const { data: dashboard } = useSuspenseQuery(dashboardQuery(useAsOf()));
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  const regions = dashboard.tiles[0]?.byRegion.map((part) => part.code) ?? [];

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="steering" to="/pilotage">{strings.steering}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      <Soft>{strings.period({ from: longDay(dashboard.from), to: longDay(dashboard.day) })}</Soft>
      <ul className={styles.tiles} aria-label={strings.total}>
        {dashboard.tiles.map((tile) => (
          <li key={tile.tile}>
            <Card title={byCode(tiles, tile.tile)}>
              <Stack tight>
                <p className={styles.big}>
                  <Open tile={tile.tile} name={byCode(tiles, tile.tile)} total={tile.total} />
                </p>
                {tile.byWhat.length > 1 && (
                  <ul className={styles.parts} aria-label={strings.byWhat}>
                    {tile.byWhat.map(({ code, total }) => (
                      <li key={code}>
                        {whatWords(tile.tile, code, kinds.items)}{' '}
                        <Open tile={tile.tile} search={{ quoi: code }} name={`${byCode(tiles, tile.tile)}, ${whatWords(tile.tile, code, kinds.items)}`} total={total} />
                      </li>
                    ))}
                  </ul>
                )}
              </Stack>
            </Card>
          </li>
        ))}
      </ul>
      <Card title={strings.byRegion}>
        <Breakdown dashboard={dashboard} heads={regions.map((code) => ({ code, label: areaName(code) }))} of={(tile) => tile.byRegion} search={(region) => ({ region })} />
      </Card>
      {dashboard.classes.length > 0 && (
        <Card title={strings.byClass}>
          <Stack>
            {dashboard.classesExample && <Soft>{strings.classesExample}</Soft>}
            <Breakdown
              dashboard={dashboard}
              heads={dashboard.classes.map(({ code, label }) => ({ code, label: inWords(label) }))}
              of={(tile) => tile.byClass}
              search={(classe) => ({ classe })}
            />
          </Stack>
        </Card>
      )}
    </Stack>
  );
}

interface BreakdownProps {
  dashboard: Dashboard;
  heads: readonly { code: string; label: string }[];
  of: (tile: Tile) => Tile['byRegion'];
  search: (code: string) => TileSearch;
}

/** The same numbers, one column for each region or class. */
function Breakdown({ dashboard, heads, of, search }: BreakdownProps) {
  const cell = (tile: Tile, code: string, label: string): ReactNode => {
    const total = of(tile).find((part) => part.code === code)?.total ?? 0;
    return <Open tile={tile.tile} search={search(code)} name={`${byCode(tiles, tile.tile)}, ${label}`} total={total} />;
  };
  return (
    <Table
      caption={heads.map((head) => head.label).join(', ')}
      rows={dashboard.tiles}
      rowKey={(tile) => tile.tile}
      columns={[
        { key: 'tile', header: strings.number, rowHeader: true, cell: (tile) => byCode(tiles, tile.tile) },
        ...heads.map(({ code, label }) => ({ key: code, header: label, end: true, cell: (tile: Tile) => cell(tile, code, label) })),
      ]}
    />
  );
}

/** A number that opens its list; the name says of what it is where the words beside it are not read. */
function Open({ tile, search, name, total }: { tile: string; search?: TileSearch; name: string; total: number }) {
  const asOf = useAsOf();
  return (
    <Link to="/pilotage/tableau/$tuile" params={{ tuile: tile }} search={{ ...search, asOf }} aria-label={`${name}, ${count(total)}`}>
      {count(total)}
    </Link>
  );
}
