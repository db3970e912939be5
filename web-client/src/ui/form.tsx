import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import { useDraft } from '~/lib/drafts';
import { Button } from '~/ui/button';
import { ConflictPanel, useConflict } from '~/ui/conflict';
import { Row, Stack } from '~/ui/layout';
import styles from '~/ui/feedback.module.css';

interface FormProps {
  /** The name under which what is typed is kept, `activity-62063`. */
  draft: string;
  /** Keeps what is typed on this device when the browser is closed, too; the draft's name then says whose it is. */
  lasting?: boolean;
  /** The words on the button that sends it. */
  submit: string;
  /** Call `sent` once the answer says so: the draft is forgotten and the fields are empty again. */
  onSubmit: (fields: FormData, sent: () => void) => void;
  busy?: boolean;
  /** Why it was refused and what to do; what was typed stays. */
  error?: ReactNode;
  /** Buttons beside the one that sends. */
  actions?: ReactNode;
  danger?: boolean;
  /** What it edits: once that has a newer version, both are compared field by field. */
  edits?: { version: number };
  /** Tight on top of a list, where every line counts. */
  children: ReactNode;
}

/** A form that keeps what is typed until it was sent, says why it was refused, and is never sent twice. */
export function Form({ draft, lasting, submit, onSubmit, busy, error, actions, danger, edits, children }: FormProps) {
  const { form, isTouched, sent } = useDraft(draft, lasting);
  const conflict = useConflict(form, edits?.version, busy === true, isTouched);
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) refusal.current?.focus();
  }, [error]);

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    if (busy) return;
    onSubmit(new FormData(element), () => {
      sent();
      conflict.settle();
      element.reset();
    });
  }

  return (
    <form ref={form} onSubmit={send}>
      <Stack>
        {error && (
          <div ref={refusal} className={`${styles.panel ?? ''} ${styles.danger ?? ''}`} role="alert" tabIndex={-1}>
            {typeof error === 'string' ? <p>{error}</p> : error}
          </div>
        )}
        {conflict.found && <ConflictPanel found={conflict.found} onChoose={conflict.choose} />}
        {children}
        <Row>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy}>
            {submit}
          </Button>
          {actions}
        </Row>
      </Stack>
    </form>
  );
}
