import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { client } from '~/api/client';
import { changeLanguage } from '~/lib/strings';
import { server } from '~/test/server';

const body = { userName: 'coordination', password: 'un secret' };

test('a command is sent again with the same key when the connection broke', async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/api/v1/session', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return keys.length === 1 ? HttpResponse.error() : new HttpResponse(null, { status: 204 });
    }),
  );

  await client.POST('/session', { body });

  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{32,36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('asking again after a failure of the server keeps the key, after an answer it does not', async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/api/v1/session', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return new HttpResponse(null, { status: keys.length === 1 ? 503 : 204 });
    }),
  );

  await client.POST('/session', { body });
  await client.POST('/session', { body });
  await client.POST('/session', { body });

  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a failure without a body is a failure', async () => {
  server.use(http.get('*/api/v1/session', () => new HttpResponse(null, { status: 502 })));

  const { data, error } = await client.GET('/session');

  expect(data).toBeUndefined();
  expect(error).toEqual({ type: 'about:blank', status: 502 });
});

test('every request says the language on screen', async () => {
  let language: string | null = null;
  server.use(
    http.get('*/api/v1/session', ({ request }) => {
      language = request.headers.get('Accept-Language');
      return HttpResponse.json({});
    }),
  );
  await changeLanguage('de');

  await client.GET('/session');

  expect(language).toBe('de-BE');
});
