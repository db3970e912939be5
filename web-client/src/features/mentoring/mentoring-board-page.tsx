import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { explain } from '~/api/problem';
import { useMay } from '~/api/session';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { today } from '~/lib/dates';
import { Button } from '~/ui/button';
import { PageHead, Stack } from '~/ui/layout';
import { SectionNav } from '~/ui/navigation';
import { useToast } from '~/ui/toast';
import { requestsQuery, useProposeMentors } from './mentoring.api';
import { refusals, strings } from './mentoring.strings';

/** Requests, pairs and mentors: one board with three parts, each with its own address. */
export function MentoringBoardPage({ children }: { children: ReactNode }) {
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={<Propose />} />
      <SectionNav label={strings.sections}>
        <Link to="/parrainage" activeOptions={{ exact: true, includeSearch: false }}>
          {strings.requests}
        </Link>
        <Link to="/parrainage/binomes" activeOptions={{ includeSearch: false }}>
          {strings.pairs}
        </Link>
        <Link to="/parrainage/marraines" activeOptions={{ includeSearch: false }}>
          {strings.profiles}
        </Link>
      </SectionNav>
      {children}
    </Stack>
  );
}

/** Computes proposals for all open requests at once; sends nothing to anybody. */
function Propose() {
  const may = useMay();
  const readOnly = useReadOnly();
  const { data: requests } = useSuspenseQuery(requestsQuery(useAsOf()));
  const propose = useProposeMentors();
  const show = useToast();
  const waiting = requests.items.some((request) => request.state === 'open');
  if (readOnly || !waiting || !may('proposeMentors')) return null;

  return (
    <Button
      look="primary"
      busy={propose.isPending}
      onClick={() =>
        propose.mutate(
          { body: { on: today() } },
          { onSuccess: () => show({ text: strings.proposed }), onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.propose}
    </Button>
  );
}
