import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { useMay } from '~/api/session';
import { marks } from '~/api/vocabulary.strings';
import { useReadOnly } from '~/lib/as-of';
import { sortBy } from '~/lib/sorting';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { EmptyState } from '~/ui/feedback';
import { Select, TextField, optionsOf } from '~/ui/field';
import { PageHead, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { CoverageCard } from './coverage-card';
import { partnersQuery, type Partner, type PartnersSearch } from './partners.api';
import styles from './partners-page.module.css';
import { kinds } from './partner-kinds.strings';
import { strings } from './partners.strings';
import { PledgeDialog } from './pledge-dialog';
import { RegisterDialog } from './register-dialog';

/** The register of partners; filtered by a commune it also shows how far that commune has come. */
export function PartnersPage({ search }: { search: PartnersSearch }) {
  const { data: page } = useSuspenseQuery(partnersQuery(search));
  const { data: communes } = useSuspenseQuery(communesQuery(search.asOf));
  const navigate = useNavigate({ from: '/partenaires/' });
  const may = useMay();
  const readOnly = useReadOnly();
  const [adding, setAdding] = useState(false);
  const [pledging, setPledging] = useState<Partner>();

  const change = (part: Partial<Record<keyof PartnersSearch, string>>) =>
    void navigate({
      search: (before) => ({ ...before, ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value || undefined])) }),
      replace: true,
      resetScroll: false,
    });
  const communeOptions = sortBy(communes, (commune) => inWords(commune.name), 'asc').map((commune) => ({
    value: commune.nisCode,
    label: inWords(commune.name),
  }));
  const nameOf = (nisCode: string) => communeOptions.find((option) => option.value === nisCode)?.label ?? nisCode;

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {may('registerPartner') && !readOnly && (
              <Button look="primary" onClick={() => setAdding(true)}>
                {strings.add}
              </Button>
            )}
            {may('importPartners') && <LinkButton to="/imports">{strings.toImports}</LinkButton>}
            <PrintButton />
          </>
        }
      />
      <section className={styles.filters} aria-label={strings.filters}>
        <TextField compact type="search" label={strings.search} value={search.q ?? ''} onChange={(event) => change({ q: event.target.value })} />
        <Select
          compact
          label={strings.commune}
          empty={strings.allCommunes}
          options={communeOptions}
          value={search.commune ?? ''}
          onChange={(event) => change({ commune: event.target.value })}
        />
        <Select
          compact
          label={strings.kind}
          empty={strings.allKinds}
          options={optionsOf(kinds)}
          value={search.genre ?? ''}
          onChange={(event) => change({ genre: event.target.value })}
        />
        <Select
          compact
          label={strings.pledge}
          empty={strings.anyPledge}
          options={[
            { value: 'oui', label: strings.pledged },
            { value: 'non', label: strings.notPledged },
          ]}
          value={search.engagement ?? ''}
          onChange={(event) => change({ engagement: event.target.value })}
        />
      </section>
      {search.commune && <CoverageCard commune={search.commune} asOf={search.asOf} name={nameOf(search.commune)} />}
      <p role="status">
        {strings.found({ count: page.total ?? page.items.length })} {page.next && strings.refine}
      </p>
      {page.items.length === 0 ? (
        <EmptyState title={strings.emptyTitle}>{strings.empty}</EmptyState>
      ) : (
        <Table
          caption={strings.table}
          rows={page.items}
          rowKey={(partner) => partner.partnerId}
          columns={[
            {
              key: 'name',
              header: strings.name,
              rowHeader: true,
              cell: (partner) => (
                <>
                  <Link to="/partenaires/$partnerId" params={{ partnerId: partner.partnerId }}>
                    {partner.name}
                  </Link>
                  {partner.address && <span className={styles.soft}>{partner.address}</span>}
                </>
              ),
            },
            {
              key: 'kind',
              header: strings.kind,
              cell: (partner) => (
                <Row>
                  <Tag>{byCode(kinds, partner.kind)}</Tag>
                  {partner.simulated && <Tag>{marks.simulated}</Tag>}
                </Row>
              ),
            },
            {
              key: 'commune',
              header: strings.commune,
              cell: (partner) => (
                <Link to="/communes/$nisCode" params={{ nisCode: partner.nisCode }}>
                  {inWords(partner.communeName) || nameOf(partner.nisCode)}
                </Link>
              ),
            },
            {
              key: 'pledge',
              header: strings.pledge,
              cell: (partner) =>
                partner.allowedActions.includes('confirmPledge') && !readOnly ? (
                  <Button small onClick={() => setPledging(partner)}>
                    {strings.confirmPledge}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {adding && <RegisterDialog communes={communeOptions} commune={search.commune} onClose={() => setAdding(false)} />}
      {pledging && <PledgeDialog partner={pledging} onClose={() => setPledging(undefined)} />}
    </Stack>
  );
}
