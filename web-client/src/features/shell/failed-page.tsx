import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { explain, statusOf } from '~/api/problem';
import { ProblemPanel } from '~/ui/feedback';
import { NotFoundPage } from './not-found-page';

/** What stands in place of a page whose data could not be had. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  useEffect(() => boundary.reset(), [boundary]);

  if (statusOf(error) === 404) return <NotFoundPage />;
  return (
    <ProblemPanel
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    >
      {explain(error)}
    </ProblemPanel>
  );
}
