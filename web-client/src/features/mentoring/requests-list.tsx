import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { LinkButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Select } from '~/ui/field';
import { Card, Row, Stack } from '~/ui/layout';
import { StateBadge, Tag, type State } from '~/ui/state-badge';
import { marks } from '~/api/vocabulary.strings';
import { requestsQuery } from './mentoring.api';
import { origins, states, strings } from './mentoring.strings';
import { requestStates, type RequestFilter } from './requests-search';
import { criteriaNames } from './words';

type Request = components['schemas']['MentoringRequestDetails'];

const shapes: Record<Request['state'], State> = { open: 'fading', offered: 'watch', matched: 'onTrack', closed: 'unknown' };

export function RequestState({ state }: { state: Request['state'] }) {
  return <StateBadge state={shapes[state]}>{states[state]}</StateBadge>;
}

/** Who needs a mentor, and how far that is. Without a filter: what somebody still has to do something about. */
export function RequestsList({ state }: { state: RequestFilter | undefined }) {
  const navigate = useNavigate();
  const { data: page } = useSuspenseQuery(requestsQuery(useAsOf()));
  const shown = page.items.filter((request) =>
    state === undefined ? request.state === 'open' || request.state === 'offered' : state === 'all' || request.state === state,
  );

  return (
    <Card title={strings.requests}>
      <Stack>
        <Row>
          <Select
            compact
            label={strings.filterState}
            value={state ?? ''}
            empty={strings.toDo}
            options={[
              ...(['open', 'offered', 'matched', 'closed'] as const).map((value) => ({ value, label: states[value] })),
              { value: 'all', label: strings.all },
            ]}
            onChange={(event) => {
              const etat = requestStates.find((known) => known === event.target.value);
              void navigate({ to: '/parrainage', search: { etat } });
            }}
          />
        </Row>
        {shown.length === 0 ? (
          <EmptyState title={strings.noRequests}>{strings.noRequestsHelp}</EmptyState>
        ) : (
          <Entries label={strings.requests}>
            {shown.map((request) => (
              <RequestEntry key={request.requestId} request={request} />
            ))}
          </Entries>
        )}
        {page.next && page.total ? <Soft>{strings.requestsTotal({ shown: page.items.length, total: page.total })}</Soft> : null}
      </Stack>
    </Card>
  );
}

function RequestEntry({ request }: { request: Request }) {
  return (
    <Entry
      title={inWords(request.mentee.name)}
      aside={<RequestState state={request.state} />}
      actions={
        <LinkButton small to="/parrainage/demandes/$requestId" params={{ requestId: request.requestId }}>
          {strings.openRequest}
        </LinkButton>
      }
    >
      <Row>
        <span>{strings.since({ day: longDay(request.openedOn) })}</span>
        {request.simulated && <Tag>{marks.simulated}</Tag>}
      </Row>
      <Soft>{byCode(origins, request.origin)}</Soft>
      <p>{strings.wantsFor({ criteria: request.wants.length > 0 ? criteriaNames(request.wants) : strings.wantsNothing })}</p>
      {request.proposed && <p>{strings.proposalIs({ name: proposedName(request.proposed) })}</p>}
      {request.mentor && <p>{strings.mentorIs({ name: inWords(request.mentor.name) })}</p>}
    </Entry>
  );
}

const proposedName = ({ mentor, score }: NonNullable<Request['proposed']>) =>
  mentor ? strings.withPoints({ name: inWords(mentor.name), points: strings.points({ count: score ?? 0 }) }) : strings.nobody;
