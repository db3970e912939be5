import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { sortBy } from '~/lib/sorting';
import { LinkButton, PrintButton } from '~/ui/button';
import { Entries, Entry, Fields } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Select } from '~/ui/field';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { AccompanimentFacts, AccompanimentMarks } from './accompaniment-words';
import { accompanimentsQuery, type Accompaniment } from './accompaniments.api';
import { filterOf, parseAccompaniments, type AccompanimentsSearch } from './accompaniments-search';
import { strings } from './accompaniments.strings';

/** The communes that are accompanied, the nearest date first. */
export function AccompanimentsPage({ search }: { search: AccompanimentsSearch }) {
  const { data: page } = useSuspenseQuery(accompanimentsQuery(filterOf(search), useAsOf()));
  const navigate = useNavigate();
  const filtered = search.etat !== undefined;

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="alerts" to="/alertes">{strings.alerts}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      <Fields>
        <Select
          compact
          label={strings.filterState}
          value={search.etat ?? ''}
          empty={strings.running}
          options={[
            { value: 'clos', label: strings.closedOnes },
            { value: 'tous', label: strings.all },
          ]}
          onChange={(event) => void navigate({ to: '/accompagnements', search: parseAccompaniments({ etat: event.target.value }) })}
        />
      </Fields>
      {page.items.length === 0 ? (
        <EmptyState
          title={filtered ? strings.noneFiltered : strings.noneRunning}
          action={<LinkButton to="/alertes">{strings.toAlerts}</LinkButton>}
        >
          {strings.noneHelp}
        </EmptyState>
      ) : (
        <Card title={strings.total({ count: page.total ?? page.items.length })}>
          <Entries label={strings.title}>
            {sortBy(page.items, (one) => one.nextOn ?? one.closedOn ?? undefined, 'asc').map((one) => (
              <AccompanimentEntry key={one.caseId} accompaniment={one} />
            ))}
          </Entries>
        </Card>
      )}
    </Stack>
  );
}

function AccompanimentEntry({ accompaniment }: { accompaniment: Accompaniment }) {
  const name = inWords(accompaniment.communeName);
  const reached = accompaniment.goals.filter((goal) => goal.reachedOn).length;
  return (
    <Entry
      title={name}
      aside={
        <Row>
          <AccompanimentMarks accompaniment={accompaniment} />
        </Row>
      }
      actions={
        <LinkButton small to="/accompagnements/$caseId" params={{ caseId: accompaniment.caseId }} aria-label={strings.openNamed({ name })}>
          {strings.open}
        </LinkButton>
      }
    >
      <AccompanimentFacts
        accompaniment={accompaniment}
        more={[
          {
            term: strings.goals,
            detail: accompaniment.goals.length > 0 ? strings.goalsReached({ reached, total: accompaniment.goals.length }) : undefined,
          },
        ]}
      />
    </Entry>
  );
}
