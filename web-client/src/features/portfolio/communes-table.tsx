import { Link } from '@tanstack/react-router';
import type { CommuneItem } from '~/api/communes';
import { areaName } from '~/api/areas.strings';
import { inWords } from '~/api/local-text';
import { directions, levels, titleStates } from '~/api/vocabulary.strings';
import { fromNow, longDay, type Day } from '~/lib/dates';
import { count, difference, score } from '~/lib/numbers';
import { sortBy, type Direction } from '~/lib/sorting';
import { StateBadge, Tag } from '~/ui/state-badge';
import { Table, type Column } from '~/ui/table';
import styles from './portfolio-page.module.css';
import { areaOf, lastContact, levelOf, levelOrder, metCriteria, titleStateOrder } from './portfolio-search';
import { strings } from './portfolio.strings';

export const sortKeys = ['nom', 'population', 'titre', 'elan', 'echeance', 'contact', 'criteres', 'note', 'alerte'] as const;
export type SortKey = (typeof sortKeys)[number];

const sortValues: Record<SortKey, (commune: CommuneItem) => string | number | undefined> = {
  nom: (commune) => inWords(commune.name),
  population: (commune) => commune.population ?? undefined,
  titre: (commune) => titleStateOrder.indexOf(commune.titleState),
  // First by level, the one that needs help first; within a level the weakest first.
  elan: (commune) => levelOrder.indexOf(levelOf(commune)) * 10_000 + (commune.momentum?.score ?? 0),
  echeance: (commune) => commune.nextDeadline ?? undefined,
  contact: (commune) => lastContact(commune),
  criteres: metCriteria,
  note: (commune) => commune.grade?.value,
  // Those with most alerts first, as whoever sorts by them expects.
  alerte: (commune) => -commune.openAlerts,
};

export const sorted = (communes: readonly CommuneItem[], key: SortKey, direction: Direction) =>
  sortBy(communes, sortValues[key], direction);

interface CommunesTableProps {
  communes: readonly CommuneItem[];
  /** The day on which the communes are looked at. */
  day: Day;
  sort: { key: SortKey; direction: Direction };
  onSort: (key: string) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** The communes with what a coordinator looks for first: title, momentum, deadline, contact. */
export function CommunesTable({ communes, day, sort, onSort, selected, onSelect }: CommunesTableProps) {
  return (
    <Table
      caption={strings.table}
      columns={columns(day)}
      rows={communes}
      rowKey={(commune) => commune.nisCode}
      sort={sort}
      onSort={onSort}
      selection={{ selected, onSelect, nameOf: (commune) => inWords(commune.name) }}
    />
  );
}

const columns = (on: Day): Column<CommuneItem>[] => [
  {
    key: 'nom',
    header: strings.commune,
    rowHeader: true,
    sortable: true,
    cell: (commune) => (
      <>
        <Link className={styles.name} to="/communes/$nisCode" params={{ nisCode: commune.nisCode }}>
          {inWords(commune.name)}
        </Link>
        <span className={styles.area}>
          {areaName(areaOf(commune))}
          {commune.population != null && ` · ${strings.inhabitants({ number: commune.population })}`}
        </span>
      </>
    ),
  },
  {
    key: 'titre',
    header: strings.titleState,
    sortable: true,
    cell: (commune) => (
      <span className={styles.score}>
        {titleStates[commune.titleState]}
        {commune.titleEvidenceOnly && <Tag>{strings.provisional}</Tag>}
      </span>
    ),
  },
  { key: 'elan', header: strings.momentum, sortable: true, cell: (commune) => <Momentum commune={commune} /> },
  { key: 'criteres', header: strings.criteriaMet, sortable: true, cell: (commune) => strings.criteriaOf({ met: metCriteria(commune) }) },
  {
    key: 'note',
    header: strings.grade,
    sortable: true,
    // Progress comes before the level.
    cell: ({ grade }) =>
      grade ? (
        <span className={styles.score} title={strings.gradeOf({ edition: grade.edition })}>
          {typeof grade.progress === 'number' && <span className={styles.when}>{strings.progress({ points: difference(grade.progress) })}</span>}
          {grade.value}
        </span>
      ) : (
        strings.noDeadline
      ),
  },
  {
    key: 'alerte',
    header: strings.alerts,
    sortable: true,
    cell: ({ nisCode, name, openAlerts }) =>
      openAlerts > 0 ? (
        <Link to="/communes/$nisCode/elan" params={{ nisCode }} aria-label={strings.openAlerts({ count: openAlerts, commune: inWords(name) })}>
          {count(openAlerts)}
        </Link>
      ) : (
        strings.noDeadline
      ),
  },
  { key: 'echeance', header: strings.nextDeadline, sortable: true, cell: (commune) => <Deadline day={commune.nextDeadline} on={on} /> },
  {
    key: 'contact',
    header: strings.lastContact,
    sortable: true,
    cell: (commune) => {
      const day = lastContact(commune);
      return day ? <span title={longDay(day)}>{fromNow(day, on)}</span> : strings.none;
    },
  },
];

function Momentum({ commune }: { commune: CommuneItem }) {
  const { momentum } = commune;
  return (
    <span className={styles.score}>
      <StateBadge state={levelOf(commune)}>{levels[levelOf(commune)]}</StateBadge>
      {momentum && momentum.level !== 'unknown' && (
        <span className={styles.when}>
          {score(momentum.score)}, {directions[momentum.direction]}
        </span>
      )}
    </span>
  );
}

function Deadline({ day, on }: { day: Day | null | undefined; on: Day }) {
  if (!day) return strings.noDeadline;
  return day < on ? <span className={styles.late}>{strings.overdue({ day: longDay(day) })}</span> : longDay(day);
}

export const populationOf = (communes: readonly CommuneItem[]): string =>
  count(communes.reduce((sum, commune) => sum + (commune.population ?? 0), 0));
