import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { isDay, longDay } from '~/lib/dates';
import { merge, type Difference, type Values } from '~/lib/merge';
import { FieldSet } from '~/ui/field';
import { Stack } from '~/ui/layout';
import styles from '~/ui/feedback.module.css';
import { strings } from '~/ui/ui.strings';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Shown extends Difference {
  label: string;
  /** How each side reads. */
  words: { mine: string; theirs: string };
}

interface Found {
  differences: Shown[];
  taken: string[];
}

/**
 * Compares a form with what is stored, as soon as that has another version than when the form was opened: what somebody else
 * alone has changed is taken over, what both have changed is to be chosen. Fields say with `data-stored` what is stored.
 */
export function useConflict(form: RefObject<HTMLFormElement | null>, version: number | undefined, busy: boolean, isTouched: () => boolean) {
  const read = useRef<{ version: number | undefined; values: Values }>(undefined);
  const [found, setFound] = useState<Found>();

  useEffect(() => {
    // What was sent from here comes back as what is stored; only after the answer is it known whether it was.
    if (busy) return;
    const controls = controlsOf(form.current);
    const theirs = valuesOf(controls, (control) => control.dataset.stored ?? '');
    const before = read.current;
    read.current = { version, values: theirs };
    if (before === undefined || before.version === version) return;
    const mine = valuesOf(controls, valueOf);
    const { differences, taken } = merge(before.values, mine, theirs);
    const named = new Map(controls.map((control) => [control.name, control]));
    for (const name of taken) write(named.get(name), theirs[name] ?? '');
    if (!isTouched()) return;
    setFound({
      differences: differences.map((difference) => {
        const control = named.get(difference.name);
        return { ...difference, label: labelOf(control), words: { mine: inWords(control, difference.mine), theirs: inWords(control, difference.theirs) } };
      }),
      taken: taken.map((name) => labelOf(named.get(name))),
    });
    // What is stored changes with its version; everything else is read when that happens.
  }, [form, version, busy, isTouched]);

  const choose = (name: string, value: string) => write(controlsOf(form.current).find((control) => control.name === name), value);
  return { found, choose, settle: () => setFound(undefined) };
}

interface ConflictPanelProps {
  found: Found;
  onChoose: (name: string, value: string) => void;
}

/** What somebody else has stored meanwhile, field by field, beside what was typed here. */
export function ConflictPanel({ found: { differences, taken }, onChoose }: ConflictPanelProps) {
  if (differences.length + taken.length === 0) return null;
  return (
    <div className={`${styles.panel ?? ''} ${styles.warn ?? ''}`} role="group" aria-label={strings.conflict}>
      <h2>{strings.conflict}</h2>
      <Stack tight>
        {taken.length > 0 && <p>{strings.taken({ fields: taken.join(', ') })}</p>}
        {differences.map((difference) => (
          <Choice key={`${difference.name} ${difference.theirs}`} difference={difference} onChoose={(value) => onChoose(difference.name, value)} />
        ))}
      </Stack>
    </div>
  );
}

function Choice({ difference: { label, mine, theirs, words }, onChoose }: { difference: Shown; onChoose: (value: string) => void }) {
  const name = useId();
  return (
    <FieldSet legend={label}>
      {([
        ['mine', mine, strings.mine({ value: words.mine })],
        ['theirs', theirs, strings.theirs({ value: words.theirs })],
      ] as const).map(([side, value, text]) => (
        <label key={side} className={styles.side}>
          <input type="radio" data-side={side} name={name} defaultChecked={side === 'mine'} onChange={() => onChoose(value)} />
          <span>{text}</span>
        </label>
      ))}
    </FieldSet>
  );
}

/** The fields that say what is stored. */
function controlsOf(form: HTMLFormElement | null): Control[] {
  return Array.from(form?.elements ?? []).filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) &&
      element.name !== '' &&
      element.dataset.stored !== undefined,
  );
}

const valuesOf = (controls: Control[], of: (control: Control) => string): Values => Object.fromEntries(controls.map((control) => [control.name, of(control)]));

const valueOf = (control: Control): string => control.value;

function write(control: Control | undefined, value: string) {
  if (!control || valueOf(control) === value) return;
  control.value = value;
  // Whoever keeps drafts, and fields that depend on this one, learn of it.
  control.dispatchEvent(new Event('input', { bubbles: true }));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The words of a field's label, without what stands there in brackets. */
const labelOf = (control: Control | undefined): string => control?.labels?.[0]?.firstChild?.textContent ?? control?.name ?? '';

function inWords(control: Control | undefined, value: string): string {
  if (value === '') return strings.nothing;
  if (control instanceof HTMLSelectElement) return Array.from(control.options).find((option) => option.value === value)?.text ?? value;
  return isDay(value) ? longDay(value) : value;
}
