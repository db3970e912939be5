import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { productNames } from '~/api/products.strings';
import { marks } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Columns, Entries, Entry, Facts, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { StateBadge, Tag } from '~/ui/state-badge';
import { DuplicatesCard } from './duplicates-card';
import { partnerQuery, type Partner } from './partners.api';
import { kinds } from './partner-kinds.strings';
import { strings } from './partners.strings';
import { PledgeDialog } from './pledge-dialog';

/** One partner: what is known of it, its pledges, and the entries that mean the same. */
export function PartnerPage({ partnerId }: { partnerId: string }) {
  const { data: partner } = useSuspenseQuery(partnerQuery(partnerId, useAsOf()));
  const [pledging, setPledging] = useState(false);
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && partner.allowedActions.includes(action);

  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="partners" to="/partenaires">
            {strings.title}
          </Link>,
          <Link key="commune" to="/partenaires" search={{ commune: partner.nisCode }}>
            {inWords(partner.communeName) || partner.nisCode}
          </Link>,
        ]}
        here={partner.name}
      />
      <PageHead
        title={partner.name}
        lead={[byCode(kinds, partner.kind), inWords(partner.communeName)].filter(Boolean).join(', ')}
        actions={
          <>
            {may('confirmPledge') && (
              <Button look="primary" onClick={() => setPledging(true)}>
                {strings.confirmPledge}
              </Button>
            )}
            <LinkButton to="/communes/$nisCode" params={{ nisCode: partner.nisCode }}>
              {strings.toCommune}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {partner.mergedInto && (
        <Notice warn>
          <p>
            {strings.mergedInto}{' '}
            <Link to="/partenaires/$partnerId" params={{ partnerId: partner.mergedInto.split('/').at(-1) ?? '' }}>
              {strings.seeMergedInto}
            </Link>
          </p>
        </Notice>
      )}
      <Card>
        <Stack tight>
          <Facts
            lines={[
              { term: strings.address, detail: [partner.address, partner.postcode].filter(Boolean).join(', ') },
              { term: strings.enterpriseNumber, detail: partner.enterpriseNumber },
              { term: strings.products, detail: productNames(partner.products) },
              { term: strings.registeredOn, detail: longDay(partner.registeredOn) },
              { term: strings.source, detail: partner.source },
            ]}
          />
          {partner.simulated && (
            <Row>
              <Tag>{marks.simulated}</Tag>
            </Row>
          )}
        </Stack>
      </Card>
      <Columns>
        <Pledges partner={partner} />
        <DuplicatesCard partner={partner} may={may} />
      </Columns>
      {pledging && <PledgeDialog partner={partner} onClose={() => setPledging(false)} />}
    </Stack>
  );
}

function Pledges({ partner }: { partner: Partner }) {
  const pledges = partner.pledges ?? [];
  return (
    <Card title={strings.pledges}>
      {pledges.length === 0 && <p>{strings.noPledges}</p>}
      <Entries label={strings.pledges}>
        {pledges.map((pledge) => (
          <Entry
            key={pledge.pledgeId}
            title={strings.sinceDay({ day: longDay(pledge.since) })}
            aside={
              <StateBadge state={pledge.holds ? 'onTrack' : 'unknown'}>{pledge.holds ? strings.holds : strings.holdsNoLonger}</StateBadge>
            }
          >
            {pledge.products.length > 0 && <p>{productNames(pledge.products)}</p>}
            {pledge.withdrawnOn && <Soft>{strings.withdrawnOn({ day: longDay(pledge.withdrawnOn) })}</Soft>}
            {pledge.evidence && (
              <p>
                <a href={pledge.evidence}>{strings.evidence}</a>
              </p>
            )}
            {!pledge.withdrawnOn && pledge.validUntil && <Soft>{strings.validUntil({ day: longDay(pledge.validUntil) })}</Soft>}
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}
