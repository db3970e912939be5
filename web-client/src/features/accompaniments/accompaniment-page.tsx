import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { channels, outcomes } from '~/api/contacts.strings';
import { inWords } from '~/api/local-text';
import { reasonSentence } from '~/api/reasons';
import { useWho } from '~/api/who';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Columns, Entries, Entry, Soft } from '~/ui/facts';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { CloseDialog, ContactDialog } from './accompaniment-dialogs';
import { AccompanimentFacts, AccompanimentMarks } from './accompaniment-words';
import { accompanimentQuery, type Accompaniment } from './accompaniments.api';
import { strings } from './accompaniments.strings';
import { GoalsCard } from './goals-card';

/** One accompaniment: why, what was agreed, what was said, what next, and how it ended. */
export function AccompanimentPage({ caseId }: { caseId: string }) {
  const { data: accompaniment } = useSuspenseQuery(accompanimentQuery(caseId, useAsOf()));
  const [closing, setClosing] = useState(false);
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && accompaniment.allowedActions.includes(action);
  const name = inWords(accompaniment.communeName);

  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="alerts" to="/alertes">
            {strings.alerts}
          </Link>,
          <Link key="accompaniments" to="/accompagnements">
            {strings.title}
          </Link>,
        ]}
        here={name}
      />
      <PageHead
        title={strings.pageTitle({ name })}
        lead={strings.openedBy({ day: longDay(accompaniment.openedOn) })}
        actions={
          <>
            {may('closeAccompaniment') && <Button onClick={() => setClosing(true)}>{strings.close}</Button>}
            <LinkButton to="/communes/$nisCode" params={{ nisCode: accompaniment.nisCode }}>
              {strings.communePage}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <Card>
        <Stack tight>
          <Row>
            <AccompanimentMarks accompaniment={accompaniment} />
          </Row>
          <AccompanimentFacts accompaniment={accompaniment} />
        </Stack>
      </Card>
      <Columns>
        <Stack>
          <GoalsCard accompaniment={accompaniment} may={may} />
          <CausesCard accompaniment={accompaniment} />
        </Stack>
        <ContactsCard accompaniment={accompaniment} may={may} />
      </Columns>
      {closing && <CloseDialog accompaniment={accompaniment} onClose={() => setClosing(false)} />}
    </Stack>
  );
}

/** The causes that the alert brought along, each with the facts behind it. */
function CausesCard({ accompaniment: { caseId, causes, nisCode } }: { accompaniment: Accompaniment }) {
  return (
    <Card
      title={strings.causes}
      aside={
        // A case bears the id of the alert that it follows from.
        <Link to="/alertes/$alertId" params={{ alertId: caseId }}>
          {strings.alertPage}
        </Link>
      }
    >
      {causes.length === 0 && <p>{strings.noCauses}</p>}
      <Entries label={strings.causes}>
        {causes.map((cause) => (
          <Entry key={`${cause.code} ${cause.kind ?? ''}`} title={reasonSentence(cause)}>
            {cause.kind && (
              <p>
                <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ fait: cause.kind }}>
                  {strings.seeFacts}
                </Link>
              </p>
            )}
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}

interface ContactsCardProps {
  accompaniment: Accompaniment;
  may: (action: string) => boolean;
}

function ContactsCard({ accompaniment, may }: ContactsCardProps) {
  const [noting, setNoting] = useState(false);
  const who = useWho();
  return (
    <Card title={strings.contacts}>
      <Stack>
        {may('noteAccompanimentContact') && (
          <div>
            <Button look="primary" onClick={() => setNoting(true)}>
              {strings.note}
            </Button>
          </div>
        )}
        {accompaniment.contacts.length === 0 && <p>{strings.noContacts}</p>}
        <Entries label={strings.contacts}>
          {accompaniment.contacts.toReversed().map((contact, place) => (
            <Entry key={`${contact.on} ${String(place)}`} title={byCode(outcomes, contact.outcome)} aside={longDay(contact.on)}>
              {contact.nextOn && <p>{strings.nextOn({ day: longDay(contact.nextOn) })}</p>}
              <Soft>{strings.contactBy({ channel: byCode(channels, contact.channel), who: who(contact.by) })}</Soft>
            </Entry>
          ))}
        </Entries>
      </Stack>
      {noting && <ContactDialog accompaniment={accompaniment} onClose={() => setNoting(false)} />}
    </Card>
  );
}
