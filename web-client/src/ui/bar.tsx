import styles from '~/ui/chart.module.css';
import type { State } from '~/ui/state-badge';

interface BarProps {
  label: string;
  value: number;
  max: number;
  /** The figure in words, `4 sur 5 commerces`. */
  text: string;
  state?: State;
}

/** One plain bar with its text; the text says everything the bar shows. */
export function Bar({ label, value, max, text, state }: BarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={styles.bar}>
      <span>{label}</span>
      <span className={styles.barText}>{text}</span>
      <div className={styles.track} aria-hidden="true">
        <div className={`${styles.fill ?? ''} ${state ? (styles[state] ?? '') : ''}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
