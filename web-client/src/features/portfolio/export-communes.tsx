import type { CommuneItem } from '~/api/communes';
import { exportAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { levels, titleStates } from '~/api/vocabulary.strings';
import { download, toCsv } from '~/lib/csv';
import { today, type Day } from '~/lib/dates';
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

interface SelectionBarProps {
  communes: readonly CommuneItem[];
  selected: ReadonlySet<string>;
  onClear: () => void;
}

/** What can be done with the communes that were ticked. */
export function SelectionBar({ communes, selected, onClear }: SelectionBarProps) {
  function exportSelected() {
    const rows = communes
      .filter((commune) => selected.has(commune.nisCode))
      .map((commune) => [
        commune.nisCode,
        inWords(commune.name),
        areaOf(commune),
        commune.population,
        titleStates[commune.titleState],
        commune.titleEvidenceOnly ?? false,
        levels[levelOf(commune)],
        commune.momentum?.score,
        commune.nextDeadline,
        commune.lastContactOn,
        commune.lastActivityOn,
        commune.simulated ?? false,
      ]);
    download(toCsv(columns, rows), `communes-${today()}.csv`);
  }

  return (
    <div className={styles.selection} role="region" aria-label={strings.exportSelected({ count: selected.size })}>
      <Button look="primary" small onClick={exportSelected}>
        {strings.exportSelected({ count: selected.size })}
      </Button>
      <Button look="quiet" small onClick={onClear}>
        {strings.unselect}
      </Button>
    </div>
  );
}

// The names of the API's own export, so that both files can be put together.
const columns = [
  'nisCode', 'name', 'area', 'population', 'titleState', 'titleEvidenceOnly', 'momentumLevel', 'momentumScore', 'nextDeadline',
  'lastContactOn', 'lastActivityOn', 'simulated',
];
