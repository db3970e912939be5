import { longDay, month, shortDay, type Day } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import styles from '~/ui/chart.module.css';
import { strings } from '~/ui/ui.strings';

interface Point {
  day: Day;
  value: number;
}

interface Mark {
  day: Day;
  label: string;
  /** Something that went wrong rather than something that was done. */
  fading?: boolean;
}

interface LineChartProps {
  title: string;
  /** In the order of their days. */
  points: readonly Point[];
  marks?: readonly Mark[];
  /** A level worth seeing, with the words for it. */
  threshold?: { value: number; label: string };
  /** Where the values usually lie, with the words for it; without points where nothing is known. */
  band?: { label: string; points: readonly { day: Day; low: number; high: number }[] };
  /** The top of the scale; grows with the values. */
  max?: number;
}

const width = 720;
const height = 240;
const edge = { left: 40, right: 16, top: 16, bottom: 28 };
const time = (day: Day) => Date.parse(`${day}T12:00:00Z`);

/** A value over time as a line, what happened as marks on it, and a table of both behind it. */
export function LineChart({ title, points, marks = [], threshold, band, max = 0 }: LineChartProps) {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;

  const top = niceTop(Math.max(max, threshold?.value ?? 0, ...points.map((point) => point.value), ...(band?.points ?? []).map((point) => point.high)));
  const span = Math.max(1, time(last.day) - time(first.day));
  const x = (day: Day) => edge.left + ((time(day) - time(first.day)) / span) * (width - edge.left - edge.right);
  const y = (value: number) => height - edge.bottom - (value / top) * (height - edge.top - edge.bottom);
  const line = points.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.day).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
  const shown = marks.filter((mark) => mark.day >= first.day && mark.day <= last.day);
  const middle = points[Math.floor(points.length / 2)] ?? first;

  return (
    <figure className={styles.figure}>
      <figcaption>{title}</figcaption>
      <svg className={styles.plot} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary(first, last)}>
        {[0, top / 2, top].map((level) => (
          <g key={level}>
            <line className={styles.grid} x1={edge.left} x2={width - edge.right} y1={y(level)} y2={y(level)} />
            <text className={styles.axis} x={edge.left - 8} y={y(level) + 4} textAnchor="end">
              {score(level)}
            </text>
          </g>
        ))}
        <path className={styles.area} d={`${line}L${x(last.day).toFixed(1)} ${y(0)}L${x(first.day).toFixed(1)} ${y(0)}Z`} />
        {band && band.points.length > 0 && (
          <path
            className={styles.band}
            d={`M${[
              ...band.points.map((point) => `${x(point.day).toFixed(1)} ${y(point.high).toFixed(1)}`),
              ...band.points.toReversed().map((point) => `${x(point.day).toFixed(1)} ${y(point.low).toFixed(1)}`),
            ].join('L')}Z`}
          />
        )}
        {threshold && (
          <g>
            <line className={styles.threshold} x1={edge.left} x2={width - edge.right} y1={y(threshold.value)} y2={y(threshold.value)} />
            <text className={styles.axis} x={width - edge.right} y={y(threshold.value) - 6} textAnchor="end">
              {threshold.label}
            </text>
          </g>
        )}
        <path className={styles.line} d={line} />
        {shown.map((mark) => (
          <MarkShape key={`${mark.day} ${mark.label}`} mark={mark} x={x(mark.day)} y={y(valueAt(points, mark.day))} />
        ))}
        <text className={styles.axis} x={edge.left} y={height - 6}>
          {month(first.day)}
        </text>
        <text className={styles.axis} x={x(middle.day)} y={height - 6} textAnchor="middle">
          {month(middle.day)}
        </text>
        <text className={styles.axis} x={width - edge.right} y={height - 6} textAnchor="end">
          {month(last.day)}
        </text>
      </svg>
      {band && band.points.length > 0 && (
        <p className={styles.legend}>
          <span className={styles.bandKey} aria-hidden="true" /> {band.label}
        </p>
      )}
      <details className={styles.details}>
        <summary>{strings.chartTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{strings.day}</th>
              <th scope="col">{strings.value}</th>
              {band && <th scope="col">{band.label}</th>}
              <th scope="col">{strings.event}</th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(points, shown).map((row) => (
              <tr key={row.day}>
                <td>{longDay(row.day)}</td>
                <td>{score(row.value)}</td>
                {band && <td>{range(band.points.findLast((point) => point.day <= row.day))}</td>}
                <td>{row.events}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function MarkShape({ mark, x, y }: { mark: Mark; x: number; y: number }) {
  const title = `${shortDay(mark.day)} – ${mark.label}`;
  return mark.fading ? (
    <path className={styles.markFading} d={`M${x - 7} ${y - 6}h14L${x} ${y + 7}Z`}>
      <title>{title}</title>
    </path>
  ) : (
    <circle className={styles.mark} cx={x} cy={y} r="4.5">
      <title>{title}</title>
    </circle>
  );
}

const summary = (first: Point, last: Point) =>
  [first, last].map(({ day, value }) => labelled(longDay(day), score(value))).join(' · ');

/** The value on a day: that of the last point not after it. */
const valueAt = (points: readonly Point[], day: Day) => (points.findLast((point) => point.day <= day) ?? points[0])?.value ?? 0;

/** The points, and the days on which something happened between them. */
function rowsOf(points: readonly Point[], marks: readonly Mark[]) {
  const days = [...new Set([...points.map((point) => point.day), ...marks.map((mark) => mark.day)])].sort();
  return days.map((day) => ({
    day,
    value: valueAt(points, day),
    events: marks
      .filter((mark) => mark.day === day)
      .map((mark) => mark.label)
      .join(' · '),
  }));
}

const range = (point: { low: number; high: number } | undefined) => point && `${score(point.low)} – ${score(point.high)}`;

/** The next round figure, so that the scale reads well. */
function niceTop(value: number): number {
  if (value <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 10].find((candidate) => candidate * magnitude >= value) ?? 10;
  return step * magnitude;
}
