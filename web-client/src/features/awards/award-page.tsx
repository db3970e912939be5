import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Facts, Fields, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { DateField, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { awardQuery, useCancelAward, useExtend, useOpenCall, useOpenScoring, usePublish, type Award } from './awards.api';
import { refusals, strings } from './awards.strings';
import { StageBadge } from './awards-page';
import { JuryCard } from './jury-card';
import { NominationsCard } from './nominations-card';
import { OwnJuryCard } from './own-jury-card';
import { PlanForm } from './plan-form';
import { ResultsCard } from './results-card';

type Step = 'change' | 'call' | 'scoring' | 'publish' | 'extend' | 'cancel';

/** One award: its rules, what is nominated, who scores it, and what came of it; each reader sees what is his or hers. */
export function AwardPage({ awardId }: { awardId: string }) {
  const asOf = useAsOf();
  const { data } = useSuspenseQuery(awardQuery(awardId, asOf));
  const [open, setOpen] = useState<Step>();
  const close = () => setOpen(undefined);
  const { award } = data;
  const { rules } = award;
  const step = (operation: string, name: Step, words: string, look?: 'primary' | 'quiet') =>
    award.allowedActions.includes(operation) && (
      <Button look={look} onClick={() => setOpen(name)}>
        {words}
      </Button>
    );

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="awards" to="/prix">{strings.title}</Link>]} here={inWords(rules.name)} />
      <PageHead
        title={inWords(rules.name)}
        lead={rules.text ? inWords(rules.text) : undefined}
        actions={
          <>
            {step('openAwardCall', 'call', strings.openCall, 'primary')}
            {step('openAwardScoring', 'scoring', strings.openScoring, 'primary')}
            {step('publishAwardResults', 'publish', strings.publish, 'primary')}
            {step('reviseAward', 'change', strings.change)}
            {step('extendAward', 'extend', strings.extend)}
            {step('cancelAward', 'cancel', strings.cancelAward, 'quiet')}
            <PrintButton />
          </>
        }
      />
      {award.cancelReason && <Notice warn>{strings.canceledWhy({ reason: award.cancelReason })}</Notice>}
      {open === 'change' && <PlanForm award={award} onClose={close} />}
      {open === 'call' && <CallDialog award={award} onClose={close} />}
      {open === 'scoring' && <ScoringDialog award={award} onClose={close} />}
      {open === 'publish' && <PublishDialog award={award} onClose={close} />}
      {open === 'extend' && <ExtendDialog award={award} onClose={close} />}
      {open === 'cancel' && <CancelDialog award={award} onClose={close} />}
      <Facts
        lines={[
          { term: strings.state, detail: <StageBadge stage={award.stage} /> },
          { term: strings.nominationsUntil, detail: longDay(rules.nominationsUntil) },
          { term: strings.scoringUntil, detail: longDay(rules.scoringUntil) },
          { term: strings.who, detail: rules.region ? strings.communesOf({ region: rules.region }) : strings.allCommunes },
          { term: strings.publishedOn, detail: award.publishedOn && longDay(award.publishedOn) },
        ]}
      />
      {data.results && <ResultsCard awardId={awardId} />}
      {data.own && <OwnJuryCard detail={data} own={data.own} />}
      {award.stage !== 'planned' && <NominationsCard detail={data} />}
      {data.jury && <JuryCard detail={data} jury={data.jury} />}
      <RulesCard award={award} />
    </Stack>
  );
}

function RulesCard({ award: { rules } }: { award: Award }) {
  return (
    <Card title={strings.rules}>
      <Stack>
        <p>{strings.howScored({ most: rules.mostPoints })}</p>
        <p>
          {strings.least({ count: rules.leastSheets })} {strings.howConflict}
        </p>
        <Table
          caption={strings.criterion}
          rows={rules.criteria}
          rowKey={(criterion) => criterion.code}
          columns={[
            {
              key: 'criterion',
              header: strings.criterion,
              rowHeader: true,
              cell: (criterion) => (
                <>
                  {inWords(criterion.label)}
                  {criterion.help && <Soft>{inWords(criterion.help)}</Soft>}
                </>
              ),
            },
            { key: 'weight', header: strings.weight, end: true, cell: (criterion) => criterion.weight },
          ]}
        />
        <Table
          caption={strings.category}
          rows={rules.categories}
          rowKey={(category) => category.code}
          columns={[
            { key: 'category', header: strings.category, rowHeader: true, cell: (category) => inWords(category.label) },
            { key: 'laureates', header: strings.laureates, end: true, cell: (category) => category.laureates },
          ]}
        />
      </Stack>
    </Card>
  );
}

interface StepProps {
  award: Award;
  onClose: () => void;
}

const headerOf = (award: Award) => ({ path: { awardId: award.awardId }, header: ifMatch(award) });

function CallDialog({ award, onClose }: StepProps) {
  const call = useOpenCall();
  const done = useDone(strings.called, onClose);
  return (
    <StepDialog title={strings.openCall} name="call" award={award} command={call} onClose={onClose} onSubmit={(_, sent) => call.mutate({ params: headerOf(award) }, done(sent))}>
      <p>{strings.openCallHelp({ day: longDay(award.rules.nominationsUntil) })}</p>
    </StepDialog>
  );
}

function ScoringDialog({ award, onClose }: StepProps) {
  const open = useOpenScoring();
  const done = useDone(strings.scoringOpened, onClose);
  return (
    <StepDialog title={strings.openScoring} name="scoring" award={award} command={open} onClose={onClose} onSubmit={(_, sent) => open.mutate({ params: headerOf(award) }, done(sent))}>
      <p>{strings.openScoringHelp({ day: longDay(award.rules.scoringUntil) })}</p>
    </StepDialog>
  );
}

function PublishDialog({ award, onClose }: StepProps) {
  const publish = usePublish();
  const done = useDone(strings.published, onClose);
  return (
    <StepDialog title={strings.publish} name="publish" award={award} command={publish} onClose={onClose} onSubmit={(_, sent) => publish.mutate({ params: headerOf(award) }, done(sent))}>
      <p>{strings.publishHelp}</p>
    </StepDialog>
  );
}

function ExtendDialog({ award, onClose }: StepProps) {
  const extend = useExtend();
  const done = useDone(strings.extended, onClose);
  const { nominationsUntil, scoringUntil } = award.rules;
  return (
    <StepDialog
      title={strings.extend}
      name="extend"
      award={award}
      command={extend}
      onClose={onClose}
      onSubmit={(fields, sent) =>
        extend.mutate(
          { params: headerOf(award), body: { nominationsUntil: textOf(fields, 'nominationsUntil') || nominationsUntil, scoringUntil: textOf(fields, 'scoringUntil') } },
          done(sent),
        )
      }
    >
      <Fields>
        {award.stage === 'call' && <DateField name="nominationsUntil" label={strings.nominationsUntil} defaultValue={nominationsUntil} min={nominationsUntil} required />}
        <DateField name="scoringUntil" label={strings.scoringUntil} defaultValue={scoringUntil} min={scoringUntil} required />
      </Fields>
    </StepDialog>
  );
}

function CancelDialog({ award, onClose }: StepProps) {
  const cancel = useCancelAward();
  const done = useDone(strings.canceled, onClose);
  return (
    <StepDialog
      title={strings.cancelAward}
      name="cancel"
      award={award}
      command={cancel}
      danger
      onClose={onClose}
      onSubmit={(fields, sent) => cancel.mutate({ params: headerOf(award), body: { reason: textOf(fields, 'reason') } }, done(sent))}
    >
      <p>{strings.cancelHelp}</p>
      <TextArea name="reason" label={strings.reason} hint={strings.reasonHint} maxLength={1000} required />
    </StepDialog>
  );
}

interface StepDialogProps extends StepProps {
  title: string;
  name: Step;
  command: { isPending: boolean; error: unknown };
  danger?: boolean;
  onSubmit: (fields: FormData, sent: () => void) => void;
  children: ReactNode;
}

/** What a step brings with it, before it is taken. */
function StepDialog({ title, name, award, command, danger, onSubmit, onClose, children }: StepDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        draft={`award-${name}-${award.awardId}`}
        submit={title}
        danger={danger}
        busy={command.isPending}
        error={command.error ? explain(command.error, refusals) : undefined}
        actions={<Button onClick={onClose}>{strings.cancel}</Button>}
        onSubmit={onSubmit}
      >
        {children}
      </Form>
    </Dialog>
  );
}

