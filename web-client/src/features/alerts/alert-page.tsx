import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { channels, outcomes } from '~/api/contacts.strings';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { reasonSentence } from '~/api/reasons';
import { useMay } from '~/api/session';
import { criteria } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Columns, Entries, Entry, Soft } from '~/ui/facts';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { useToast } from '~/ui/toast';
import { AlertActions } from './alert-actions';
import { AlertFacts, AlertMarks, AlertState, nameOf, type Alert } from './alert-words';
import { alertQuery, requestsOfQuery, useRequestMentoring } from './alerts.api';
import { closeReasons, offers, refusals, strings } from './alerts.strings';

interface AlertPageProps {
  alertId: string;
  /** What else follows from an alert, in words or as a button. */
  sequel: (alert: Alert) => ReactNode;
}

/** One alert: why, who has it, what helps, what was done, and what was tried elsewhere. */
export function AlertPage({ alertId, sequel }: AlertPageProps) {
  const { data } = useSuspenseQuery(alertQuery(alertId, useAsOf()));
  const { alert } = data;
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && alert.allowedActions.includes(action);
  const name = nameOf(alert);

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="alerts" to="/alertes">{strings.title}</Link>]} here={name} />
      <PageHead
        title={strings.pageTitle({ name })}
        lead={strings.opened({ day: longDay(alert.on) })}
        actions={
          <>
            <LinkButton to="/communes/$nisCode" params={{ nisCode: alert.nisCode }}>
              {strings.communePage}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <Card>
        <Stack tight>
          <Row>
            <AlertState alert={alert} />
            <AlertMarks alert={alert} />
          </Row>
          <AlertFacts
            alert={alert}
            more={[{ term: strings.weak, detail: alert.weakCriteria.map((code) => byCode(criteria, code)).join(', ') }]}
          />
        </Stack>
      </Card>
      <Columns>
        <Stack>
          <Card title={strings.why}>
            {alert.causes.length === 0 && <p>{strings.noCauses}</p>}
            <Entries label={strings.why}>
              {alert.causes.map((cause) => (
                <Entry key={`${cause.code} ${cause.kind ?? ''}`} title={reasonSentence(cause)}>
                  {cause.kind && (
                    <p>
                      <Link to="/communes/$nisCode/journal" params={{ nisCode: alert.nisCode }} search={{ fait: cause.kind }}>
                        {strings.seeFacts}
                      </Link>
                    </p>
                  )}
                </Entry>
              ))}
            </Entries>
          </Card>
          <Card title={strings.actions}>
            <Stack>
              <Row>
                <AlertActions alert={alert} may={may} />
              </Row>
              <Mentoring alert={alert} />
              {sequel(alert)}
            </Stack>
          </Card>
        </Stack>
        <Stack>
          <Card title={strings.help}>
            {data.suggestedHelp.length === 0 ? (
              <p>{strings.noHelp}</p>
            ) : (
              <ul>
                {data.suggestedHelp.map((help) => (
                  <li key={help.help}>{byCode(offers, help.help)}</li>
                ))}
              </ul>
            )}
          </Card>
          <Card title={strings.contacts}>
            {data.contacts.length === 0 ? (
              <p>{strings.noContacts}</p>
            ) : (
              <Entries label={strings.contacts}>
                {data.contacts.map((contact, place) => (
                  <Entry key={`${contact.on} ${String(place)}`} title={byCode(outcomes, contact.outcome)} aside={longDay(contact.on)}>
                    <Soft>{byCode(channels, contact.channel)}</Soft>
                    {contact.nextOn && <p>{strings.nextOn({ day: longDay(contact.nextOn) })}</p>}
                  </Entry>
                ))}
              </Entries>
            )}
          </Card>
          <Card title={strings.elsewhere}>
            {data.triedElsewhere.length === 0 ? (
              <p>{strings.noElsewhere}</p>
            ) : (
              <Entries label={strings.elsewhere}>
                {data.triedElsewhere.map((other) => (
                  <Entry key={other.href} title={inWords(other.communeName)}>
                    <p>{strings.elsewhereEnd({ count: other.days, outcome: byCode(closeReasons, other.outcome) })}</p>
                    {other.contacts.length > 0 && <Soft>{other.contacts.map((outcome) => byCode(outcomes, outcome)).join(' · ')}</Soft>}
                  </Entry>
                ))}
              </Entries>
            )}
          </Card>
        </Stack>
      </Columns>
    </Stack>
  );
}

/** From the warning to help: the request for mentoring that it opened, or a way to open one. */
function Mentoring({ alert }: { alert: Alert }) {
  const readOnly = useReadOnly();
  const may = useMay();
  const { data: requests } = useSuspenseQuery({
    ...requestsOfQuery(alert.nisCode, useAsOf()),
    // The message that opens the request is on its way while the alert is young.
    refetchInterval: (query) => (alert.endedOn || query.state.data?.items.length ? false : 2_000),
  });
  const ask = useRequestMentoring();
  const show = useToast();
  const request = requests.items.find(({ state }) => state !== 'closed');

  if (request) {
    const toRequest = { to: '/parrainage/demandes/$requestId', params: { requestId: request.requestId } } as const;
    return (
      <Row>
        {request.allowedActions.includes('recordBarrierDiagnosis') && !readOnly && (
          <LinkButton {...toRequest} hash="diagnostic">
            {strings.diagnose}
          </LinkButton>
        )}
        {request.allowedActions.includes('proposeMentors') && !readOnly ? (
          <LinkButton {...toRequest} hash="proposition">
            {strings.mentors}
          </LinkButton>
        ) : (
          <LinkButton {...toRequest}>{strings.mentoringOf}</LinkButton>
        )}
      </Row>
    );
  }
  if (readOnly || alert.endedOn || !may('requestMentoring')) return null;
  return (
    <Stack tight>
      <Soft>{strings.mentoringComing}</Soft>
      <div>
        <Button
          busy={ask.isPending}
          onClick={() =>
            ask.mutate(
              { body: { nisCode: alert.nisCode } },
              { onSuccess: () => show({ text: strings.mentorAsked }), onError: (error) => show({ text: explain(error, refusals) }) },
            )
          }
        >
          {strings.askMentor}
        </Button>
      </div>
    </Stack>
  );
}
