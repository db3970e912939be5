import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { changeLanguage } from '~/lib/strings';
import { server } from '~/test/server';

// A busy machine may take longer than the usual second; a state that never comes still fails.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

afterEach(async () => {
  cleanup();
  server.resetHandlers();
  sessionStorage.clear();
  localStorage.clear();
  await changeLanguage('fr');
});

afterAll(() => server.close());

// jsdom has no layout and no modal dialogs; the pages need them to be there, not to do anything.
globalThis.scrollTo = () => undefined;
HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false;
};
