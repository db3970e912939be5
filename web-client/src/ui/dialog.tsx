import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import styles from '~/ui/dialog.module.css';
import { strings } from '~/ui/ui.strings';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A question that has to be answered first. Render it to open it; the browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <Button small look="quiet" onClick={onClose}>
          {strings.close}
        </Button>
      </div>
      {children}
    </dialog>
  );
}

interface DisclosureProps {
  label: ReactNode;
  /** Opens towards the end of the line instead of its start. */
  start?: boolean;
  children: ReactNode;
}

/** A small panel below its button. Closes with Escape, with a click elsewhere, and once a link in it was followed. */
export function Disclosure({ label, start, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    function close(event: MouseEvent) {
      const target = event.target as Node;
      const link = target instanceof Element && target.closest('a') !== null;
      if (details.current && (link || !details.current.contains(target))) details.current.open = false;
    }
    function escape(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !details.current?.open) return;
      details.current.open = false;
      details.current.querySelector('summary')?.focus();
    }
    document.addEventListener('click', close);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', escape);
    };
  }, []);

  return (
    <details ref={details} className={`${styles.disclosure ?? ''} ${start ? (styles.start ?? '') : ''}`}>
      <summary>{label}</summary>
      <div className={styles.panel}>{children}</div>
    </details>
  );
}
