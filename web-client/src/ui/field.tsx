import { useId, useState, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import styles from '~/ui/field.module.css';
import { strings } from '~/ui/ui.strings';

interface Described {
  label: string;
  /** What helps to fill it in; read aloud with the field. */
  hint?: string;
  /** What is wrong and how to mend it; stands beside the field. */
  error?: string;
  /** For rows of filters. */
  compact?: boolean;
}

interface Wiring {
  id: string;
  className: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Says on a field what is stored, so that a form can compare. A field whose value the page keeps does not know. */
const storedOf = (value: unknown, kept: unknown) => (kept === undefined ? { 'data-stored': typeof value === 'string' || typeof value === 'number' ? String(value) : '' } : {});

interface FieldProps extends Described {
  optional?: boolean;
  id?: string;
  children: (wiring: Wiring) => ReactNode;
}

/** A label, a hint, a control and its error, tied together. The other fields here are made of it. */
export function Field({ label, hint, error, compact, optional, id, children }: FieldProps) {
  const own = useId();
  const fieldId = id ?? own;
  const described = [hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(' ');
  return (
    <div className={`${styles.field ?? ''} ${compact ? (styles.compact ?? '') : ''}`}>
      <label className={styles.label} htmlFor={fieldId}>
        {label}
        {optional && <span className={styles.optional}> ({strings.optional})</span>}
      </label>
      {hint && (
        <p className={styles.hint} id={`${fieldId}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id: fieldId,
        className: styles.control,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p className={styles.error} id={`${fieldId}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Described & { optional?: boolean } & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, compact, optional, id, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, compact, optional, id }}>
      {(wiring) => <input type="text" {...storedOf(input.defaultValue, input.value)} {...input} {...wiring} />}
    </Field>
  );
}

/** A day, `2026-03-12`, typed or picked. */
export function DateField({ label, hint, error, compact, optional, id, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, compact, optional, id }}>
      {(wiring) => <input {...storedOf(input.defaultValue, input.value)} {...input} {...wiring} className={`${wiring.className ?? ''} ${styles.day ?? ''}`} type="date" />}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** Choices from a table of words by code. */
export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

type SelectProps = Described & {
  optional?: boolean;
  options: readonly Option[];
  /** The first line, with an empty value. */
  empty?: string;
  /** What is stored, where the choice is kept by the page. */
  stored?: string;
} & SelectHTMLAttributes<HTMLSelectElement>;

export function Select({ label, hint, error, compact, optional, id, options, empty, stored, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, error, compact, optional, id }}>
      {(wiring) => (
        <select {...storedOf(stored ?? select.defaultValue, stored === undefined ? select.value : undefined)} {...select} {...wiring}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type TextAreaProps = Described & { optional?: boolean } & TextareaHTMLAttributes<HTMLTextAreaElement>;

/** Several lines; says how many characters are left once few are. */
export function TextArea({ label, hint, error, compact, optional, id, onChange, ...area }: TextAreaProps) {
  const [used, setUsed] = useState(typeof area.defaultValue === 'string' ? area.defaultValue.length : 0);
  const left = area.maxLength === undefined ? undefined : area.maxLength - used;
  return (
    <div>
      <Field {...{ label, hint, error, compact, optional, id }}>
        {(wiring) => (
          <textarea
            {...storedOf(area.defaultValue, area.value)}
            {...area}
            {...wiring}
            onChange={(event) => {
              setUsed(event.target.value.length);
              onChange?.(event);
            }}
          />
        )}
      </Field>
      <p className={styles.hint} role="status">
        {left !== undefined && left < 100 && strings.characters({ count: left })}
      </p>
    </div>
  );
}

type CheckboxProps = { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>;

export function Checkbox({ label, ...input }: CheckboxProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}

/** Fields that answer one question together. */
export function FieldSet({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
