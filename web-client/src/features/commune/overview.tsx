import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { reasonSentence, unknownSentence } from '~/api/reasons';
import type { components } from '~/api/schema';
import { useMay } from '~/api/session';
import { directions } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { Button, LinkButton } from '~/ui/button';
import { Columns, Entries, Entry, Facts, Soft } from '~/ui/facts';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import {
  alertsOfQuery,
  communeQuery,
  journalQuery,
  mentoringOfQuery,
  momentumQuery,
  pairsOfQuery,
  useRequestMentoring,
} from './commune.api';
import { alertStates, refusals, strings } from './commune.strings';
import { CriteriaCard } from './criteria-card';
import { FactEntry } from './fact-entry';

const recent = 5;

interface OverviewProps {
  nisCode: string;
  /** What other features have to say about the commune: below its alerts, and at the end. */
  accompaniment: ReactNode;
  changes: ReactNode;
}

/** Everything about a commune in brief; each part leads to the whole of it. */
export function Overview({ nisCode, accompaniment, changes }: OverviewProps) {
  const asOf = useAsOf();
  const { data: journal } = useSuspenseQuery(journalQuery(nisCode, asOf));

  return (
    <Columns>
      <Stack>
        <MomentumCard nisCode={nisCode} />
        <AlertsCard nisCode={nisCode} />
        {accompaniment}
        <MentoringCard nisCode={nisCode} />
        <Card title={strings.partners}>
          <Stack tight>
            <p>{strings.partnersHelp}</p>
            <div>
              <LinkButton to="/communes/$nisCode/partenaires" params={{ nisCode }}>
                {strings.seePartners}
              </LinkButton>
            </div>
          </Stack>
        </Card>
      </Stack>
      <Stack>
        <CriteriaCard nisCode={nisCode} />
        <Card title={strings.recentFacts}>
          <Stack>
            {journal.items.length === 0 ? (
              <p>{strings.noFactsHelp}</p>
            ) : (
              <Entries label={strings.recentFacts}>
                {journal.items.slice(0, recent).map((fact) => (
                  <FactEntry key={fact.id} fact={fact} />
                ))}
              </Entries>
            )}
            <div>
              <LinkButton to="/communes/$nisCode/journal" params={{ nisCode }}>
                {strings.wholeJournal}
              </LinkButton>
            </div>
          </Stack>
        </Card>
        {changes}
      </Stack>
    </Columns>
  );
}

/** How it goes, in words: never a figure without its reasons. */
function MomentumCard({ nisCode }: { nisCode: string }) {
  const { data: momentum } = useSuspenseQuery(momentumQuery(nisCode, useAsOf()));
  return (
    <Card title={strings.momentum} id="elan">
      <Stack>
        <Reasons momentum={momentum} />
        <Facts
          lines={[
            { term: strings.points, detail: score(momentum.score) },
            { term: strings.direction, detail: momentum.level === 'unknown' ? undefined : directions[momentum.direction] },
          ]}
        />
        <div>
          <LinkButton to="/communes/$nisCode/elan" params={{ nisCode }}>
            {strings.seeMomentum}
          </LinkButton>
        </div>
      </Stack>
    </Card>
  );
}

/** Why the momentum is what it is, as sentences, strongest first. */
export function Reasons({ momentum }: { momentum: components['schemas']['GetMomentumResponse'] }) {
  return (
    <>
      {momentum.pausedUntil && <p>{strings.paused({ day: longDay(momentum.pausedUntil) })}</p>}
      {momentum.level === 'unknown' && <p>{unknownSentence(momentum.unknownBecause)}</p>}
      {momentum.level !== 'unknown' && momentum.reasons.length === 0 && <p>{strings.noReasons}</p>}
      {momentum.reasons.length > 0 && (
        <ul>
          {momentum.reasons.map((reason) => (
            <li key={`${reason.code} ${reason.kind ?? ''}`}>
              {reasonSentence(reason)}{' '}
              {reason.facts.length > 0 && reason.kind && (
                <Link to="/communes/$nisCode/journal" params={{ nisCode: momentum.nisCode }} search={{ fait: reason.kind }}>
                  {strings.factsBehind({ count: reason.facts.length })}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function AlertsCard({ nisCode }: { nisCode: string }) {
  const { data: alerts } = useSuspenseQuery(alertsOfQuery(nisCode, useAsOf()));
  const open = alerts.items.filter((alert) => !alert.endedOn);
  const past = alerts.items.length - open.length;
  return (
    <Card title={strings.alerts} id="alertes">
      <Stack>
        {open.length === 0 && <p>{strings.noAlerts}</p>}
        <Entries label={strings.alerts}>
          {open.map((alert) => (
            <Entry
              key={alert.alertId}
              title={alertStates[alert.state]}
              aside={longDay(alert.on)}
              actions={
                <LinkButton small to="/alertes/$alertId" params={{ alertId: alert.alertId }}>
                  {strings.openAlert}
                </LinkButton>
              }
            >
              <ul>
                {alert.causes.map((cause) => (
                  <li key={`${cause.code} ${cause.kind ?? ''}`}>{reasonSentence(cause)}</li>
                ))}
              </ul>
            </Entry>
          ))}
        </Entries>
        {past > 0 && <Soft>{strings.pastAlerts({ count: past })}</Soft>}
      </Stack>
    </Card>
  );
}

function MentoringCard({ nisCode }: { nisCode: string }) {
  const asOf = useAsOf();
  const readOnly = useReadOnly();
  const may = useMay();
  const { data: commune } = useSuspenseQuery(communeQuery(nisCode, asOf));
  const { data: requests } = useSuspenseQuery(mentoringOfQuery(nisCode, asOf));
  const { data: pairs } = useSuspenseQuery(pairsOfQuery(nisCode, asOf));
  const ask = useRequestMentoring();
  const show = useToast();
  const open = requests.items.filter((request) => request.state === 'open' || request.state === 'offered');
  const idle = open.length === 0 && pairs.items.length === 0;

  return (
    <Card title={strings.mentoring} id="parrainage">
      <Stack>
        {idle && <p>{strings.noMentoring}</p>}
        <Entries label={strings.mentoring}>
          {open.map((request) => (
            <Entry
              key={request.requestId}
              title={strings.requestSince({ day: longDay(request.openedOn) })}
              actions={
                <LinkButton small to="/parrainage/demandes/$requestId" params={{ requestId: request.requestId }}>
                  {strings.seeRequest}
                </LinkButton>
              }
            />
          ))}
          {pairs.items.map((pair) => (
            <Entry
              key={pair.pairId}
              title={strings.pairWith({ mentor: inWords(pair.mentor.name), mentee: inWords(pair.mentee.name) })}
              actions={
                <LinkButton small to="/parrainage/binomes/$pairId" params={{ pairId: pair.pairId }}>
                  {strings.seePair}
                </LinkButton>
              }
            />
          ))}
        </Entries>
        <Row>
          {idle && !readOnly && may('requestMentoring') && commune.allowedActions.includes('recordActivity') && (
            <Button
              busy={ask.isPending}
              onClick={() =>
                ask.mutate(
                  { body: { nisCode } },
                  { onSuccess: () => show({ text: strings.mentorAsked }), onError: (error) => show({ text: explain(error, refusals) }) },
                )
              }
            >
              {strings.askMentor}
            </Button>
          )}
          <Link to="/parrainage/marraines/$nisCode" params={{ nisCode }}>
            {strings.asMentor({ name: inWords(commune.name) })}
          </Link>
        </Row>
      </Stack>
    </Card>
  );
}
