import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { explain, statusOf } from '~/api/problem';
import { ProblemPanel } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { ElsewherePage, NotFoundPage } from './not-found-page';
import { strings } from './shell.strings';

/** What stands in place of a page whose data could not be had. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  useEffect(() => boundary.reset(), [boundary]);

  if (statusOf(error) === 404) return <NotFoundPage />;
  if (statusOf(error) === 403) return <ElsewherePage title={strings.notOpen} lead={explain(error)} />;
  return (
    <Stack>
      <PageHead title={strings.notShown} />
      <ProblemPanel
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      >
        {explain(error)}
      </ProblemPanel>
    </Stack>
  );
}
