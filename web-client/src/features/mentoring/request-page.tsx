import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { marks } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Columns, Facts, Soft } from '~/ui/facts';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { AnswersCard } from './answers-card';
import { DiagnosisCard } from './diagnosis-card';
import { requestQuery, useCloseRequest } from './mentoring.api';
import { origins, reasons, refusals, strings } from './mentoring.strings';
import { ProposalCard } from './proposal-card';
import { RequestState } from './requests-list';
import { criteriaNames } from './words';

type Request = components['schemas']['MentoringRequestDetails'];

/** One request from the diagnosis to the two answers. */
export function RequestPage({ requestId }: { requestId: string }) {
  const { data: request } = useSuspenseQuery(requestQuery(requestId, useAsOf()));
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && request.allowedActions.includes(action);
  const name = inWords(request.mentee.name);

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="board" to="/parrainage">{strings.title}</Link>]} here={name} />
      <PageHead
        title={strings.requestTitle({ name })}
        lead={byCode(origins, request.origin)}
        actions={
          <>
            <LinkButton to="/communes/$nisCode" params={{ nisCode: request.mentee.nisCode }}>
              {strings.communePage}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <Card>
        <Facts
          lines={[
            { term: strings.state, detail: <RequestState state={request.state} /> },
            { term: strings.whoHasIt, detail: whoHasIt(request) },
            { term: strings.nextStep, detail: nextStep(request) },
            { term: strings.byWhen, detail: request.state === 'offered' && request.answerBy ? longDay(request.answerBy) : undefined },
          ]}
        />
        <Soft>{strings.since({ day: longDay(request.openedOn) })}</Soft>
        <p>{strings.wantsFor({ criteria: request.wants.length > 0 ? criteriaNames(request.wants) : strings.wantsNothing })}</p>
        {request.lastRefusal && request.state === 'open' && (
          <p>{strings.lastRefusal({ reason: byCode(reasons, request.lastRefusal) })}</p>
        )}
        {request.closedOn && (
          <p>{strings.closedOn({ day: longDay(request.closedOn), reason: byCode(reasons, request.closeReason ?? 'other') })}</p>
        )}
        <Row>
          {request.simulated && <Tag>{marks.simulated}</Tag>}
          {request.pairId && (
            <LinkButton look="primary" to="/parrainage/binomes/$pairId" params={{ pairId: request.pairId }}>
              {strings.seePair}
            </LinkButton>
          )}
          {may('closeMentoringRequest') && <CloseRequest request={request} />}
        </Row>
      </Card>
      <Columns>
        <DiagnosisCard request={request} mayRecord={may('recordBarrierDiagnosis')} />
        <Stack>
          {request.state === 'offered' && (
            <AnswersCard request={request} mayAccept={may('acceptMentoring')} mayDecline={may('declineMentoring')} />
          )}
          {request.state === 'open' && <ProposalCard request={request} may={may} />}
        </Stack>
      </Columns>
    </Stack>
  );
}

function whoHasIt(request: Request): string | undefined {
  if (request.state === 'closed') return undefined;
  if (request.state === 'open') return strings.coordination;
  const waited = [
    request.menteeAccepted ? undefined : inWords(request.mentee.name),
    request.mentorAccepted || !request.mentor ? undefined : inWords(request.mentor.name),
  ].filter((name) => name !== undefined);
  const both = request.mentor ? [inWords(request.mentee.name), inWords(request.mentor.name)] : [inWords(request.mentee.name)];
  return (request.state === 'offered' ? waited : both).join(', ');
}

function nextStep(request: Request): string {
  if (request.state === 'closed') return strings.nextNothing;
  if (request.state === 'matched') return strings.nextMeet;
  if (request.state === 'offered') return strings.nextAnswer;
  if (request.diagnoses.length === 0) return strings.nextDiagnose;
  return request.proposed?.mentor ? strings.nextApprove : strings.nextPropose;
}

function CloseRequest({ request }: { request: Request }) {
  const close = useCloseRequest();
  const show = useToast();
  const [sure, setSure] = useState(false);
  // Asked twice only where the other commune has been asked already.
  const needsCare = request.state === 'offered' && !sure;
  return (
    <Button
      small
      look="quiet"
      busy={close.isPending}
      onClick={() => {
        if (needsCare) {
          setSure(true);
          show({ text: strings.closeAgain });
          return;
        }
        close.mutate(
          { params: { path: { requestId: request.requestId }, header: ifMatch(request) }, body: {} },
          { onSuccess: () => show({ text: strings.requestClosed }), onError: (error) => show({ text: explain(error, refusals) }) },
        );
      }}
    >
      {strings.closeRequest}
    </Button>
  );
}
