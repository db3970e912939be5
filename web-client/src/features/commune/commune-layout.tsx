import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { dossierAddress } from '~/api/addresses';
import { areaName } from '~/api/areas.strings';
import { inWords } from '~/api/local-text';
import { useActsFor } from '~/api/session';
import { levels, marks, titleOwners, titleStates, titleSteps } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { AnchorButton, Button, LinkButton, PrintButton } from '~/ui/button';
import { Facts, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb, SectionNav } from '~/ui/navigation';
import { StateBadge, Tag } from '~/ui/state-badge';
import { communeQuery, momentumQuery, titleFileQuery } from './commune.api';
import { strings } from './commune.strings';
import { HelpDialog } from './help-dialog';

/** The head of a commune's pages: its state, who has it, what next and by when; then the parts, each with its address. */
export function CommuneLayout({ nisCode, children }: { nisCode: string; children: ReactNode }) {
  const asOf = useAsOf();
  const readOnly = useReadOnly();
  const { data: commune } = useSuspenseQuery(communeQuery(nisCode, asOf));
  const { data: file } = useSuspenseQuery(titleFileQuery(nisCode, asOf));
  // What only the commune's own people and the coordination see.
  const own = useActsFor()(nisCode);
  const { data: momentum } = useQuery({ ...momentumQuery(nisCode, asOf), enabled: own });
  const [calling, setCalling] = useState(false);
  const name = inWords(commune.name);
  const place = areaName(commune.province ?? commune.region);
  const exact = { exact: true, includeSearch: false };

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="portfolio" to="/">{strings.portfolio}</Link>]} here={name} />
      <PageHead
        title={name}
        lead={
          commune.population && commune.populationOn
            ? strings.place({ place, population: count(commune.population), day: longDay(commune.populationOn) })
            : place
        }
        actions={
          <>
            {!readOnly && commune.allowedActions.includes('recordActivity') && (
              <LinkButton look="primary" to="/communes/$nisCode/journal" params={{ nisCode }} search={{ noter: '' }}>
                {strings.noteFact}
              </LinkButton>
            )}
            {!readOnly && momentum?.allowedActions.includes('callForHelp') && (
              <Button onClick={() => setCalling(true)}>{strings.callForHelp}</Button>
            )}
            {own && (
              <AnchorButton href={dossierAddress(nisCode, asOf)} download={`dossier-${nisCode}.zip`}>
                {strings.dossier}
              </AnchorButton>
            )}
            <PrintButton />
          </>
        }
      />
      {!commune.exists && (
        <Notice warn>
          {commune.endedOn
            ? strings.endedOn({ day: longDay(commune.endedOn), into: commune.into.map((other) => inWords(other.name) || other.nisCode).join(', ') })
            : strings.notThen}
        </Notice>
      )}
      <Card>
        <Stack tight>
          <Facts
            lines={[
              { term: strings.state, detail: titleStates[file.state] },
              {
                term: strings.momentum,
                detail: momentum && <StateBadge state={momentum.level}>{levels[momentum.level]}</StateBadge>,
              },
              { term: strings.whoHasIt, detail: titleOwners[file.owner] },
              { term: strings.next, detail: file.nextStep ? titleSteps[file.nextStep] : undefined },
              { term: strings.byWhen, detail: file.nextOn ? longDay(file.nextOn) : undefined },
            ]}
          />
          <Row>
            {file.since && <Soft>{strings.since({ day: longDay(file.since) })}</Soft>}
            {file.evidenceOnly && <Tag>{strings.evidenceOnly}</Tag>}
            {(commune.simulated ?? file.simulated ?? momentum?.simulated) && <Tag>{marks.simulated}</Tag>}
          </Row>
          {commune.formedOn && commune.formedFrom.length > 0 && (
            <Soft>
              {strings.formedFrom({
                day: longDay(commune.formedOn),
                from: commune.formedFrom.map((other) => inWords(other.name) || other.nisCode).join(', '),
              })}
            </Soft>
          )}
        </Stack>
      </Card>
      {own && (
        <SectionNav label={strings.sections}>
        <Link to="/communes/$nisCode" params={{ nisCode }} activeOptions={exact}>
          {strings.overview}
        </Link>
        <Link to="/communes/$nisCode/journal" params={{ nisCode }} activeOptions={exact}>
          {strings.journal}
        </Link>
        <Link to="/communes/$nisCode/titre" params={{ nisCode }} activeOptions={exact}>
          {strings.titleFile}
        </Link>
        <Link to="/communes/$nisCode/elan" params={{ nisCode }} activeOptions={exact}>
          {strings.momentum}
        </Link>
        <Link to="/communes/$nisCode/comite" params={{ nisCode }} activeOptions={exact}>
          {strings.committee}
        </Link>
        <Link to="/communes/$nisCode/fair-o-metre" params={{ nisCode }} activeOptions={exact}>
          {strings.fairOMeter}
        </Link>
      </SectionNav>
      )}
      {children}
      {calling && <HelpDialog nisCode={nisCode} onClose={() => setCalling(false)} />}
    </Stack>
  );
}
