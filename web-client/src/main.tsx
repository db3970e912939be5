import '@fontsource-variable/figtree';
import '~/ui/tokens.css';
import '~/ui/base.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppRouter } from '~/router';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the program.');

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createAppRouter()} />
  </StrictMode>,
);
