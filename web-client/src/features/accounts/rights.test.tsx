import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const rights = {
  items: [
    { href: '', operation: 'createKey', name: { fr: 'créer une clé d’API', de: 'einen API-Schlüssel anlegen' }, summary: 'Create an API key', roles: [{ role: 'nationalCoordinator', reach: 'everywhere' }] },
    {
      href: '',
      operation: 'recordActivity',
      name: { fr: 'noter un fait', de: 'eine Tatsache vermerken' },
      summary: 'Record a fact',
      roles: [
        { role: 'nationalCoordinator', reach: 'everywhere' },
        { role: 'chair', reach: 'own' },
      ],
    },
  ],
  pageSize: 2,
  total: 2,
};

test('the table says who may do what, and can be read for one role', async () => {
  server.use(http.get('*/api/v1/refData/rights', () => HttpResponse.json(rights)));
  const { router } = renderAt('/droits');

  const line = await screen.findByRole('row', { name: /recordActivity/ });
  expect(within(line).getByText(/noter un fait/)).toBeTruthy();
  expect(within(line).getByText('Coordination nationale')).toBeTruthy();
  expect(within(line).getByText('Présidence du comité')).toBeTruthy();

  await userEvent.selectOptions(screen.getByLabelText('Rôle'), 'chair');
  expect(await screen.findByText('Là où le rôle est tenu')).toBeTruthy();
  expect(screen.queryByText('createKey')).toBeNull();
  expect(router.state.location.search).toMatchObject({ role: 'chair' });
});
