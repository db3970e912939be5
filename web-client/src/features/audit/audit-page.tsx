import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import { explain } from '~/api/problem';
import { marks } from '~/api/vocabulary.strings';
import { useWho } from '~/api/who';
import { isDay, longDay, moment, today } from '~/lib/dates';
import { sortBy } from '~/lib/sorting';
import { labelled } from '~/lib/strings';
import { AnchorButton, Button, PrintButton } from '~/ui/button';
import { Fields, Soft } from '~/ui/facts';
import { EmptyState, LoadMore, Notice, ProblemPanel } from '~/ui/feedback';
import { DateField, Select, type Option } from '~/ui/field';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { auditQuery, exportAddress, verificationQuery, type AuditEntry } from './audit.api';
import { useObjectName } from './audit-object';
import type { AuditSearch } from './audit-search';
import { eventNames } from './audit-words.strings';
import { strings } from './audit.strings';
import { useEventName } from './event-name';

/** Every change that was recorded, whoever it was. */
export function AuditPage({ search }: { search: AuditSearch }) {
  const found = useSuspenseInfiniteQuery(auditQuery(search));
  const objectName = useObjectName();
  const entries = found.data.pages.flatMap((page) => page.items);
  return (
    <Stack>
      <Breadcrumb trail={[<Link key="accounts" to="/comptes">{strings.accounts}</Link>]} here={strings.title} />
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            <AnchorButton href={exportAddress(search, 'csv')} download>{strings.csv}</AnchorButton>
            <AnchorButton href={exportAddress(search, 'jsonl')} download>{strings.jsonl}</AnchorButton>
            <PrintButton />
          </>
        }
      />
      <Choice search={search} />
      {(search.objet ?? search.demande) && (
        <Row>
          <Tag>{search.objet ? strings.onlyObject({ object: objectName(search.objet) }) : strings.onlyRequest}</Tag>
          <Link to="/modifications" search={{ ...search, objet: undefined, demande: undefined }}>{strings.showAll}</Link>
        </Row>
      )}
      {entries.length === 0 ? (
        <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
      ) : (
        <>
          <Entries entries={entries} />
          <LoadMore
            shown={entries.length}
            busy={found.isFetchingNextPage}
            onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
          />
        </>
      )}
      <Proof />
    </Stack>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  const by = useBy();
  const eventName = useEventName();
  const objectName = useObjectName();
  return (
    <Table
      caption={strings.title}
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={[
        {
          key: 'what',
          header: strings.what,
          rowHeader: true,
          cell: (entry) => (
            <Row>
              {eventName(entry)}
              {entry.simulated && <Tag>{marks.simulated}</Tag>}
              {entry.sealed && <Tag>{strings.sealed}</Tag>}
            </Row>
          ),
        },
        {
          key: 'object',
          header: strings.object,
          cell: (entry) => <Link to="/modifications/objet" search={{ objet: entry.object }}>{objectName(entry.object, entry.recorded)}</Link>,
        },
        { key: 'by', header: strings.who, cell: by },
        {
          key: 'when',
          header: strings.when,
          cell: (entry) => (
            <>
              {moment(entry.at)}
              {entry.on && <Soft>{strings.happened({ day: longDay(entry.on) })}</Soft>}
            </>
          ),
        },
        {
          key: 'request',
          header: strings.sameRequest,
          cell: (entry) => entry.correlation ? <Link to="/modifications" search={{ demande: entry.correlation }}>{strings.seeRequest}</Link> : null,
        },
      ]}
    />
  );
}

/** Who did it, and for whom. */
export function useBy(): (entry: AuditEntry) => string {
  const who = useWho();
  return (entry) => (entry.onBehalfOf ? `${who(entry.who)}, ${strings.onBehalfOf({ who: who(`account:${entry.onBehalfOf}`) })}` : who(entry.who));
}

const areas = ['campaign', 'governance', 'learning', 'partners'] as const;

const whatOptions = (): Option[] => [
  ...areas.map((area) => ({ value: `${area}.`, label: strings.allOf({ area: strings[area] }) })),
  ...sortBy(Object.entries(eventNames).map(([value, label]) => ({ value, label: label ?? value })), ({ label }) => label, 'asc'),
];

function Choice({ search }: { search: AuditSearch }) {
  const navigate = useNavigate();
  const who = useWho();
  const accounts = useQuery(api.queryOptions('get', '/accounts', {}, { staleTime: 60_000 }));
  const keys = useQuery(api.queryOptions('get', '/keys', {}, { staleTime: 60_000 }));
  const people = [
    ...(accounts.data?.items ?? []).map(({ id }) => `account:${id}`),
    ...(keys.data?.items ?? []).map(({ id }) => `key:${id}`),
  ];
  const choices = search.qui && !people.includes(search.qui) ? [search.qui, ...people] : people;
  const go = (change: AuditSearch) => void navigate({ to: '/modifications', search: { ...search, ...change }, replace: true });
  const goTo = (key: 'du' | 'au') => (event: { target: { value: string } }) => {
    if (event.target.value === '' || isDay(event.target.value)) go({ [key]: event.target.value || undefined });
  };
  return (
    <section aria-label={strings.filters}>
      <Fields>
        <DateField compact label={strings.from} value={search.du ?? ''} max={search.au ?? today()} onChange={goTo('du')} />
        <DateField compact label={strings.to} value={search.au ?? ''} min={search.du} max={today()} onChange={goTo('au')} />
        <Select
          compact
          label={strings.who}
          empty={strings.everybody}
          options={sortBy(choices.map((value) => ({ value, label: who(value) })), ({ label }) => label, 'asc')}
          value={search.qui ?? ''}
          onChange={(event) => go({ qui: event.target.value || undefined })}
        />
        <Select
          compact
          label={strings.what}
          empty={strings.everything}
          options={whatOptions()}
          value={search.quoi ?? ''}
          onChange={(event) => go({ quoi: event.target.value || undefined })}
        />
      </Fields>
    </section>
  );
}

/** Whether anything was changed behind the platform's back. */
function Proof() {
  const { data: found, error, isFetching, refetch } = useQuery(verificationQuery);
  const objectName = useObjectName();
  const fault = found?.fault;
  return (
    <Card title={strings.proof}>
      <Stack tight>
        <p>{strings.proofHelp}</p>
        <div>
          <Button busy={isFetching} onClick={() => void refetch()}>{strings.verify}</Button>
        </div>
        <div role="status">
          {error && !isFetching && <ProblemPanel>{explain(error)}</ProblemPanel>}
          {found?.fits && (
            <Notice>
              {strings.intact({ count: found.events })}
              {found.head && <Soft>{labelled(strings.head, '')}<code>{found.head}</code></Soft>}
            </Notice>
          )}
          {found && !found.fits && (
            <ProblemPanel title={strings.broken}>
              {fault?.object
                ? strings.brokenAt({ object: objectName(fault.object), version: fault.version ?? '?' })
                : strings.brokenSomewhere}
            </ProblemPanel>
          )}
        </div>
      </Stack>
    </Card>
  );
}
