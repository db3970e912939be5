import { useState } from 'react';
import { channels, outcomes } from '~/api/contacts.strings';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { addDays, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { DateField, Select, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone, useToast } from '~/ui/toast';
import type { Alert } from './alert-words';
import { useCloseAlert, useNoteContact, usePauseWatch, useResumeWatch, useTake } from './alerts.api';
import { closeReasons, pauseReasons, refusals, strings } from './alerts.strings';

/** Somebody takes an alert: from then on it is known who has it. */
export function TakeButton({ alert, small }: { alert: Alert; small?: boolean }) {
  const take = useTake();
  const show = useToast();
  return (
    <Button
      small={small}
      look="primary"
      busy={take.isPending}
      onClick={() =>
        take.mutate(
          { params: { path: { alertId: alert.alertId }, header: ifMatch(alert) }, body: {} },
          { onSuccess: () => show({ text: strings.taken }), onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.take}
    </Button>
  );
}

type Open = 'note' | 'pause' | 'close';

/** What the API allows to be done with the alert now. */
export function AlertActions({ alert, may }: { alert: Alert; may: (action: string) => boolean }) {
  const [open, setOpen] = useState<Open>();
  const resume = useResumeWatch();
  const show = useToast();
  const close = () => setOpen(undefined);
  return (
    <>
      {may('acknowledgeMomentumAlert') && !alert.owner && <TakeButton alert={alert} />}
      {may('noteContact') && <Button onClick={() => setOpen('note')}>{strings.note}</Button>}
      {may('pauseWatch') && <Button onClick={() => setOpen('pause')}>{strings.pause}</Button>}
      {may('resumeWatch') && (
        <Button
          busy={resume.isPending}
          onClick={() =>
            resume.mutate(
              { params: { path: { nisCode: alert.nisCode }, header: ifMatch(alert) } },
              { onSuccess: () => show({ text: strings.resumed }), onError: (error) => show({ text: explain(error, refusals) }) },
            )
          }
        >
          {strings.resume}
        </Button>
      )}
      {may('closeMomentumAlert') && <Button onClick={() => setOpen('close')}>{strings.close}</Button>}
      {open === 'note' && <NoteDialog alert={alert} onClose={close} />}
      {open === 'pause' && <PauseDialog alert={alert} onClose={close} />}
      {open === 'close' && <CloseDialog alert={alert} onClose={close} />}
    </>
  );
}

interface DialogProps {
  alert: Alert;
  onClose: () => void;
}

function NoteDialog({ alert, onClose }: DialogProps) {
  const note = useNoteContact();
  const done = useDone(strings.noted, onClose);
  return (
    <Dialog title={strings.note} onClose={onClose}>
      <Form
        edits={alert}
        draft={`alert-contact-${alert.alertId}`}
        submit={strings.note}
        busy={note.isPending}
        error={note.error ? explain(note.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          note.mutate(
            {
              params: { path: { alertId: alert.alertId }, header: ifMatch(alert) },
              body: {
                channel: textOf(fields, 'channel'),
                outcome: textOf(fields, 'outcome'),
                on: textOf(fields, 'on'),
                nextOn: optionalTextOf(fields, 'nextOn'),
              },
            },
            done(sent),
          )
        }
      >
        <Fields>
          <Select name="channel" label={strings.channel} options={optionsOf(channels)} />
          <Select name="outcome" label={strings.outcome} options={optionsOf(outcomes)} />
          <DateField name="on" label={strings.day} defaultValue={today()} max={today()} required />
          <DateField name="nextOn" label={strings.nextDay} optional />
        </Fields>
      </Form>
    </Dialog>
  );
}

function PauseDialog({ alert, onClose }: DialogProps) {
  const pause = usePauseWatch();
  const done = useDone(strings.pausedToast, onClose);
  return (
    <Dialog title={strings.pause} onClose={onClose}>
      <Form
        edits={alert}
        draft={`watch-pause-${alert.nisCode}`}
        submit={strings.pause}
        busy={pause.isPending}
        error={pause.error ? explain(pause.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          pause.mutate(
            {
              params: { path: { nisCode: alert.nisCode }, header: ifMatch(alert) },
              body: { until: textOf(fields, 'until'), reason: textOf(fields, 'reason') },
            },
            done(sent),
          )
        }
      >
        <p>{strings.pauseHelp}</p>
        <Fields>
          <DateField name="until" label={strings.until} defaultValue={addDays(today(), 60)} min={today()} max={addDays(today(), 366)} required />
          <Select name="reason" label={strings.reason} options={optionsOf(pauseReasons)} />
        </Fields>
      </Form>
    </Dialog>
  );
}

function CloseDialog({ alert, onClose }: DialogProps) {
  const close = useCloseAlert();
  const done = useDone(strings.closed, onClose);
  // That a rhythm is back, the watch sees for itself.
  const reasons = optionsOf(closeReasons).filter(({ value }) => value !== 'regained');
  return (
    <Dialog title={strings.close} onClose={onClose}>
      <Form
        edits={alert}
        draft={`alert-closure-${alert.alertId}`}
        submit={strings.close}
        busy={close.isPending}
        error={close.error ? explain(close.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          close.mutate(
            { params: { path: { alertId: alert.alertId }, header: ifMatch(alert) }, body: { reason: textOf(fields, 'reason') } },
            done(sent),
          )
        }
      >
        <Select name="reason" label={strings.reason} options={reasons} />
      </Form>
    </Dialog>
  );
}
