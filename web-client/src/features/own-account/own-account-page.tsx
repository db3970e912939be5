import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '~/api/session';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/feedback';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { accessQuery } from './own-account.api';
import { strings } from './own-account.strings';
import { AccessChangesCard, type EventNames } from './access-changes-card';
import { ConsentsCard } from './consents-card';
import { OwnDataCard } from './own-data-card';
import { OwnRecordCard } from './own-record-card';
import { PasskeysCard } from './passkeys-card';
import { PasswordCard } from './password-card';
import { SecondFactorCard } from './second-factor-card';
import { SessionsCard } from './sessions-card';

/** How one gets in, and where one is. */
export function OwnAccountPage({ eventNames }: { eventNames: EventNames }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: access } = useSuspenseQuery(accessQuery);
  // Stays where it was when the app is there: its recovery codes are being read.
  const [codeFirst] = useState(session.mustAddSecondFactor === true);
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={<LinkButton to="/mes-actions">{strings.toActions}</LinkButton>} />
      {session.mustAddSecondFactor && <Notice warn>{strings.secondFactorMust}</Notice>}
      {session.mustChangePassword && <PasswordCard />}
      {codeFirst && <SecondFactorCard />}
      {codeFirst && !session.mustAddSecondFactor && (
        <Notice>
          <p>{strings.secondFactorDone}</p>
          <Row>
            <LinkButton to="/">{strings.toWork}</LinkButton>
          </Row>
        </Notice>
      )}
      <PasskeysCard />
      <Card title={strings.access}>
        <p>{access.email == null ? strings.accessNoEmail : strings.accessEmail({ email: access.email })}</p>
      </Card>
      <SessionsCard />
      {!session.mustChangePassword && <PasswordCard />}
      {access.hasPassword && !codeFirst && <SecondFactorCard />}
      <AccessChangesCard eventNames={eventNames} />
      <ConsentsCard />
      <OwnDataCard />
      <OwnRecordCard />
    </Stack>
  );
}
