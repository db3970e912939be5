import type { CommuneItem } from '~/api/communes';
import { exportAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { levels, titleStates } from '~/api/vocabulary.strings';
import { download, toCsv } from '~/lib/csv';
import type { Day } from '~/lib/dates';
import { AnchorButton, Button } from '~/ui/button';
import styles from './portfolio-page.module.css';
import { areaOf, levelOf } from './portfolio-search';
import { strings } from './portfolio.strings';

/** The whole register of the day as a spreadsheet, made by the API. */
export function ExportAll({ asOf }: { asOf: Day | undefined }) {
  return (
    <AnchorButton href={exportAddress(asOf)} download>
      {strings.exportAll}
    </AnchorButton>
  );
}

/** The communes on screen as a spreadsheet, in their order. */
export function ExportShown({ communes, day }: { communes: readonly CommuneItem[]; day: Day }) {
  return (
    <Button look="quiet" small onClick={() => exportRows(communes, day)}>
      {strings.exportShown({ count: communes.length })}
    </Button>
  );
}

interface SelectionBarProps {
  communes: readonly CommuneItem[];
  day: Day;
  selected: ReadonlySet<string>;
  onClear: () => void;
}

/** What can be done with the communes that were ticked. */
export function SelectionBar({ communes, day, selected, onClear }: SelectionBarProps) {
  const chosen = communes.filter((commune) => selected.has(commune.nisCode));

  return (
    <div className={styles.selection} role="region" aria-label={strings.exportSelected({ count: selected.size })}>
      <Button look="primary" small onClick={() => exportRows(chosen, day)}>
        {strings.exportSelected({ count: selected.size })}
      </Button>
      <Button look="quiet" small onClick={onClear}>
        {strings.unselect}
      </Button>
    </div>
  );
}

const criterionCodes = ['authority', 'shops', 'organisations', 'communication', 'committee', 'localProducts'] as const;

// The names of the API's own export, so that both files can be put together.
const columns = [
  'nisCode', 'name', 'area', 'population', 'titleState', 'titleEvidenceOnly', 'momentumLevel', 'momentumScore', ...criterionCodes,
  'gradeEdition', 'gradeProgress', 'grade', 'openAlerts', 'nextDeadline', 'lastContactOn', 'lastActivityOn', 'asOf', 'simulated',
];

function exportRows(communes: readonly CommuneItem[], day: Day) {
  const rows = communes.map((commune) => [
    commune.nisCode,
    inWords(commune.name),
    areaOf(commune),
    commune.population,
    titleStates[commune.titleState],
    commune.titleEvidenceOnly ?? false,
    levels[levelOf(commune)],
    commune.momentum?.score,
    ...criterionCodes.map((code) => commune.criteria[code]),
    commune.grade?.edition,
    commune.grade?.progress,
    commune.grade?.value,
    commune.openAlerts,
    commune.nextDeadline,
    commune.lastContactOn,
    commune.lastActivityOn,
    day,
    commune.simulated ?? false,
  ]);
  download(toCsv(columns, rows), `communes-${day}.csv`);
}
