import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { moment } from '~/lib/dates';
import { currentLanguage } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Checkbox } from '~/ui/field';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { consentsQuery, useGiveConsent, useWithdrawConsent } from './own-account.api';
import { refusals, strings } from './own-account.strings';

type Consent = components['schemas']['ListOwnConsentsItem'];

/** What one may agree to, and take back. */
export function ConsentsCard() {
  const { data: consents } = useSuspenseQuery(consentsQuery);
  return (
    <Card title={strings.consents}>
      <Stack>
        <p>{strings.consentsHelp}</p>
        <Entries label={strings.consents}>
          {consents.items.map((consent) => (
            <ConsentEntry key={consent.purpose} consent={consent} />
          ))}
        </Entries>
      </Stack>
    </Card>
  );
}

function ConsentEntry({ consent }: { consent: Consent }) {
  const withdraw = useWithdrawConsent();
  const show = useToast();
  if (consent.givenAt == null) {
    return (
      <Entry title={strings.consentTo}>
        <p>{inWords(consent.text)}</p>
        <ConsentForm consent={consent} />
      </Entry>
    );
  }
  return (
    <Entry
      title={strings.consentTo}
      actions={
        <Button
          busy={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(
              { params: { path: { purpose: consent.purpose } } },
              { onSuccess: () => show({ text: strings.consentWithdrawn }), onError: (error) => show({ text: explain(error, refusals) }) },
            )
          }
        >
          {strings.consentWithdraw}
        </Button>
      }
    >
      <p>{inWords(consent.text)}</p>
      <Soft>{strings.consentSince({ day: moment(consent.givenAt) })}</Soft>
    </Entry>
  );
}

function ConsentForm({ consent }: { consent: Consent }) {
  const give = useGiveConsent();
  const show = useToast();
  const [atLeast13, setAtLeast13] = useState(false);
  return (
    <Stack tight>
      <Checkbox label={strings.consentAge} checked={atLeast13} onChange={(event) => setAtLeast13(event.target.checked)} />
      {give.error && <ProblemPanel>{explain(give.error, refusals)}</ProblemPanel>}
      <Row>
        <Button
          busy={give.isPending}
          onClick={() =>
            give.mutate(
              {
                params: { path: { purpose: consent.purpose } },
                body: { textVersion: consent.textVersion, language: currentLanguage(), atLeast13 },
              },
              { onSuccess: () => show({ text: strings.consentGiven }) },
            )
          }
        >
          {strings.consentGive}
        </Button>
      </Row>
    </Stack>
  );
}
