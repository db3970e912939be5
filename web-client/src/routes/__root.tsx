import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet, retainSearchParams } from '@tanstack/react-router';
import { Fragment, useSyncExternalStore } from 'react';
import { parseAsOf } from '~/lib/as-of';
import { currentLanguage, onLanguageChange } from '~/lib/strings';
import { ToastProvider } from '~/ui/toast';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: parseAsOf,
  // The day on screen stays while one walks from page to page.
  search: { middlewares: [retainSearchParams(['asOf'])] },
  component: Root,
});

function Root() {
  const language = useSyncExternalStore(onLanguageChange, currentLanguage);
  return (
    // Words are read while rendering, so another language renders everything anew.
    <Fragment key={language}>
      <ToastProvider>
        <Outlet />
      </ToastProvider>
    </Fragment>
  );
}
