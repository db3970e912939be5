import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { createAppRouter } from '~/router';

/** Opens a URL of the client, with its routes and its queries, against the mock server. */
export function renderAt(url: string) {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [url] }));
  return { router, ...render(<RouterProvider router={router} />) };
}
