import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { communesQuery } from '~/api/communes';
import { useMay } from '~/api/session';
import { today } from '~/lib/dates';
import { nextSort, parseSort } from '~/lib/sorting';
import { LinkButton, PrintButton } from '~/ui/button';
import { EmptyState, LoadMore } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { CommunesTable, sorted, sortKeys } from './communes-table';
import { ExportAll, ExportShown, SelectionBar } from './export-communes';
import { Figures } from './figures';
import { Filters } from './filters';
import { isFiltered, matching, type PortfolioSearch } from './portfolio-search';
import { strings } from './portfolio.strings';
import { Waiting } from './waiting';
import { WeekChanges } from './week-changes';
import styles from './portfolio-page.module.css';

const rowsAtOnce = 100;

/** The first screen of the coordination: what changed, what waits, and every commune. */
export function PortfolioPage({ search }: { search: PortfolioSearch }) {
  const { data: communes } = useSuspenseQuery(communesQuery(search.asOf));
  const navigate = useNavigate({ from: '/' });
  const may = useMay();
  const [shown, setShown] = useState(rowsAtOnce);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const day = search.asOf ?? today();
  const sort = parseSort(search.tri, sortKeys, 'nom');
  const rows = sorted(matching(communes, search), sort.key, sort.direction);

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {may('exportCommunes') && <ExportAll asOf={search.asOf} />}
            <PrintButton />
          </>
        }
      />
      {communes.length === 0 ? (
        <EmptyState
          title={strings.noRegister}
          action={
            <LinkButton to="/imports" look="primary">
              {strings.toImports}
            </LinkButton>
          }
        >
          {strings.noRegisterHelp}
        </EmptyState>
      ) : (
        <>
          <Figures communes={communes} asOf={search.asOf} />
          <div className={styles.pair}>
            <Waiting communes={communes} asOf={search.asOf} />
            <WeekChanges communes={communes} asOf={search.asOf} />
          </div>
          <Filters communes={communes} search={search} />
          <div className={styles.found}>
            <p role="status">{strings.found({ count: rows.length })}</p>
            {isFiltered(search) && rows.length > 0 && <ExportShown communes={rows} day={day} />}
          </div>
          {selected.size > 0 && <SelectionBar communes={communes} day={day} selected={selected} onClear={() => setSelected(new Set())} />}
          {rows.length === 0 ? (
            <EmptyState
              title={strings.emptyTitle}
              action={
                isFiltered(search) && (
                  <LinkButton to="/" search={{ asOf: search.asOf }}>
                    {strings.clear}
                  </LinkButton>
                )
              }
            >
              {strings.empty}
            </EmptyState>
          ) : (
            <>
              <CommunesTable
                communes={rows.slice(0, shown)}
                day={day}
                sort={sort}
                onSort={(key) => void navigate({ search: (before) => ({ ...before, tri: nextSort(key, sort) }), resetScroll: false })}
                selected={selected}
                onSelect={setSelected}
              />
              <LoadMore
                shown={Math.min(shown, rows.length)}
                total={rows.length}
                onMore={shown < rows.length ? () => setShown(shown + rowsAtOnce) : undefined}
              />
            </>
          )}
        </>
      )}
    </Stack>
  );
}
