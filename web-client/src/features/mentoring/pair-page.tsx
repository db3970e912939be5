import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { marks } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Columns, Entries, Entry, Facts, Fields, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { DateField, Select, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { AgreementCard } from './agreement-card';
import { pairQuery, useRecordSession, useResume, useWithdrawSession } from './mentoring.api';
import { outcomes, reasons, refusals, sessionKinds, strings } from './mentoring.strings';
import { ChangeMentorDialog, CheckInDialog, EndDialog, PauseDialog } from './pair-dialogs';
import { PairHealth } from './pairs-list';

type Pair = components['schemas']['MentoringPairDetails'];

/** One pair: how it is, when it meets next, and everything that was done. */
export function PairPage({ pairId }: { pairId: string }) {
  const { data: pair } = useSuspenseQuery(pairQuery(pairId, useAsOf()));
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && pair.allowedActions.includes(action);
  const names = { mentee: inWords(pair.mentee.name), mentor: inWords(pair.mentor.name) };
  const title = strings.pairTitle(names);

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="board" to="/parrainage">{strings.title}</Link>, <Link key="pairs" to="/parrainage/binomes">{strings.pairs}</Link>]} here={title} />
      <PageHead title={title} lead={strings.pairLead({ ...names, day: longDay(pair.startedOn) })} actions={<PrintButton />} />
      {pair.momentumRegainedOn && <Notice>{strings.regained({ mentee: names.mentee, day: longDay(pair.momentumRegainedOn) })}</Notice>}
      <Card>
        <Facts
          lines={[
            { term: strings.health, detail: <PairHealth health={pair.health} /> },
            { term: strings.nextSession, detail: pair.health.nextSessionBy ? longDay(pair.health.nextSessionBy) : undefined },
            { term: strings.lastSession, detail: pair.lastSessionOn ? longDay(pair.lastSessionOn) : strings.never },
            { term: strings.whoHasIt, detail: pair.endedOn ? undefined : `${names.mentee}, ${names.mentor}` },
          ]}
        />
        <Stack tight>
          {!pair.endedOn && <Soft>{strings.daysSince({ count: pair.health.daysSinceContact })}</Soft>}
          {pair.pausedOn && <p>{strings.pausedSince({ day: longDay(pair.pausedOn) })}</p>}
          {pair.endedOn && (
            <p>{strings.endedOn({ day: longDay(pair.endedOn), outcome: byCode(reasons, pair.outcome ?? 'cancelled') })}</p>
          )}
          <Row>
            {pair.simulated && <Tag>{marks.simulated}</Tag>}
            <LinkButton small to="/communes/$nisCode" params={{ nisCode: pair.mentee.nisCode }}>
              {names.mentee}
            </LinkButton>
            <LinkButton small to="/communes/$nisCode" params={{ nisCode: pair.mentor.nisCode }}>
              {names.mentor}
            </LinkButton>
            <PairActions pair={pair} may={may} />
          </Row>
        </Stack>
      </Card>
      <Columns>
        <Card title={strings.sessions} id="rencontres">
          <Stack>
            {may('recordMentoringSession') && <SessionForm pair={pair} />}
            {pair.sessionCount === 0 ? <p>{strings.noSessions}</p> : <Sessions pair={pair} may={may} />}
          </Stack>
        </Card>
        <AgreementCard pair={pair} mayAgree={may('agreeOnMentoring')} />
      </Columns>
    </Stack>
  );
}

/** One fact, one gesture: the day is today and the form is there. */
function SessionForm({ pair }: { pair: Pair }) {
  const record = useRecordSession();
  const show = useToast();
  return (
    <Form
      edits={pair}
      draft={`mentoring-session-${pair.pairId}`}
      submit={strings.record}
      busy={record.isPending}
      error={record.error ? explain(record.error, refusals) : undefined}
      onSubmit={(fields, sent) =>
        record.mutate(
          {
            params: { path: { pairId: pair.pairId }, header: ifMatch(pair) },
            body: {
              on: textOf(fields, 'on'),
              kind: textOf(fields, 'kind'),
              outcome: textOf(fields, 'outcome'),
              text: optionalTextOf(fields, 'text'),
            },
          },
          {
            onSuccess: () => {
              sent();
              show({ text: strings.recorded });
            },
          },
        )
      }
    >
      <Fields>
        <DateField name="on" label={strings.day} defaultValue={today()} min={pair.startedOn} max={today()} required />
        <Select name="kind" label={strings.kind} options={optionsOf(sessionKinds)} />
        <Select name="outcome" label={strings.outcome} options={optionsOf(outcomes)} />
      </Fields>
      <TextField name="text" label={strings.text} hint={strings.textHint} maxLength={300} optional autoComplete="off" />
    </Form>
  );
}

function Sessions({ pair, may }: { pair: Pair; may: (action: string) => boolean }) {
  const withdraw = useWithdrawSession();
  const show = useToast();
  return (
    <Entries label={strings.sessions}>
      {(pair.sessions ?? []).map((session) => (
        <Entry
          key={session.sessionId}
          title={byCode(sessionKinds, session.kind)}
          aside={longDay(session.on)}
          actions={
            may('withdrawMentoringSession') && (
              <Button
                small
                look="quiet"
                aria-label={strings.withdrawSession({ day: longDay(session.on) })}
                busy={withdraw.isPending}
                onClick={() =>
                  withdraw.mutate(
                    { params: { path: { pairId: pair.pairId, sessionId: session.sessionId }, header: ifMatch(pair) } },
                    {
                      onSuccess: () => show({ text: strings.sessionWithdrawn }),
                      onError: (error) => show({ text: explain(error, refusals) }),
                    },
                  )
                }
              >
                {strings.withdraw}
              </Button>
            )
          }
        >
          <p>{byCode(outcomes, session.outcome)}</p>
          {session.text && <Soft>{session.text}</Soft>}
        </Entry>
      ))}
    </Entries>
  );
}

type Open = 'pause' | 'end' | 'change' | 'checkIn';

function PairActions({ pair, may }: { pair: Pair; may: (action: string) => boolean }) {
  const [open, setOpen] = useState<Open>();
  const resume = useResume();
  const show = useToast();
  const close = () => setOpen(undefined);
  return (
    <>
      {may('resumeMentoring') && (
        <Button
          small
          look="primary"
          busy={resume.isPending}
          onClick={() =>
            resume.mutate(
              { params: { path: { pairId: pair.pairId }, header: ifMatch(pair) }, body: {} },
              { onSuccess: () => show({ text: strings.resumed }), onError: (error) => show({ text: explain(error, refusals) }) },
            )
          }
        >
          {strings.resume}
        </Button>
      )}
      {may('checkInOnMentoring') && (
        <Button small onClick={() => setOpen('checkIn')}>
          {strings.checkIn}
        </Button>
      )}
      {may('pauseMentoring') && (
        <Button small onClick={() => setOpen('pause')}>
          {strings.pause}
        </Button>
      )}
      {may('changeMentor') && (
        <Button small onClick={() => setOpen('change')}>
          {strings.changeMentor}
        </Button>
      )}
      {may('endMentoring') && (
        <Button small onClick={() => setOpen('end')}>
          {strings.end}
        </Button>
      )}
      {open === 'pause' && <PauseDialog pair={pair} onClose={close} />}
      {open === 'end' && <EndDialog pair={pair} onClose={close} />}
      {open === 'change' && <ChangeMentorDialog pair={pair} onClose={close} />}
      {open === 'checkIn' && <CheckInDialog pair={pair} onClose={close} />}
    </>
  );
}
