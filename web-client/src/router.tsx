import { QueryCache, QueryClient, QueryClientProvider, MutationCache } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { isBeingPrepared, isSignedOut, statusOf } from '~/api/problem';
import { sessionQuery } from '~/api/session';
import { FailedPage } from '~/features/shell/failed-page';
import { NotFoundPage } from '~/features/shell/not-found-page';
import { onLanguageChange } from '~/lib/strings';
import { routeTree } from '~/route-tree.gen';
import { Skeleton } from '~/ui/feedback';

/** The client's router with its own query cache. Tests give a history of their own. */
export function createAppRouter(history?: RouterHistory) {
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      // An answer is an answer; only a broken connection is worth a second try, and what is still being put together.
      queries: {
        retry: (failures, error) => (isBeingPrepared(error) ? failures < 20 : statusOf(error) === undefined && failures < 2),
        retryDelay: 2_000,
        staleTime: 5_000,
      },
      mutations: { retry: false },
    },
  });

  const router = createRouter({
    routeTree,
    history,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: Skeleton,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    Wrap: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  });

  // A session that ended leads to the sign-in page and back to where one was.
  function leaveWhenSignedOut(error: unknown) {
    const { pathname, href } = router.state.location;
    if (!isSignedOut(error) || pathname === '/connexion') return;
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
    void router.navigate({ to: '/connexion', search: { retour: href }, ignoreBlocker: true });
  }

  onLanguageChange(() => void queryClient.invalidateQueries());
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
