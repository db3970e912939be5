import type { components } from '~/api/schema';
import { criteria } from '~/api/vocabulary.strings';
import { difference, score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Table } from '~/ui/table';
import { parts as words, partValues, strings } from './mentoring.strings';

type ScorePart = components['schemas']['ScorePart'];

interface Line {
  key: string;
  label: string;
  points: string;
}

/** What a pair's score is made of; the lines add up to the last one. */
export function ScoreParts({ caption, parts }: { caption: string; parts: readonly ScorePart[] }) {
  const lines: Line[] = parts.map((part, place) => ({ key: `${part.code}-${String(place)}`, label: labelOf(part), points: difference(part.points) }));
  const sum = parts.reduce((total, part) => total + part.points, 0);
  return (
    <Table
      caption={caption}
      showCaption
      rows={[...lines, { key: 'total', label: strings.total, points: score(sum) }]}
      rowKey={(line) => line.key}
      columns={[
        { key: 'part', header: strings.part, rowHeader: true, cell: (line) => line.label },
        { key: 'points', header: strings.partPoints, end: true, cell: (line) => line.points },
      ]}
    />
  );
}

function labelOf(part: ScorePart): string {
  const label = byCode(words, part.code);
  if (part.criterion) return `${label} – ${byCode(criteria, part.criterion)}`;
  if (part.value === null || part.value === undefined) return label;
  switch (part.code) {
    case 'distance':
      return partValues.distance({ label, number: part.value });
    case 'similarSize':
      return partValues.similarSize({ label, number: part.value });
    case 'load':
      return partValues.load({ label, number: part.value });
    default:
      return label;
  }
}
