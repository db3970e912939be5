import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { keyFor, settle } from '~/api/idempotency';
import type { paths } from '~/api/schema';
import { currentLocale } from '~/lib/strings';

const basePath = '/api/v1';
const attempts = 3;

/** Methods that may create something, and therefore carry a key. */
const keyed = new Set(['POST', 'PATCH']);

/**
 * Sends a request, again with the same key when the connection broke: the API recognises the key, so nothing
 * is done twice.
 */
async function send(request: Request): Promise<Response> {
  if (!keyed.has(request.method)) return globalThis.fetch(request);

  const signature = `${request.method} ${request.url}\n${request.headers.get('If-Match') ?? ''}\n${await request.clone().text()}`;
  request.headers.set('Idempotency-Key', keyFor(signature));
  const response = await sendUntilAnswered(request);
  // After a failure of the server the outcome is open, and asking again must not do it twice.
  if (response.status < 500) settle(signature);
  return response;
}

async function sendUntilAnswered(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await globalThis.fetch(request.clone());
    } catch (error) {
      if (attempt === attempts || request.signal.aborted) throw error;
    }
  }
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLocale());
    // A page of another origin cannot set this header, so the API takes no command without it.
    request.headers.set('X-Requested-With', 'cdce-web-client');
  },
};

/** A failure without a problem in its body (a proxy, an empty answer) becomes one, so that no failure looks like an empty success. */
const problems: Middleware = {
  onResponse({ response }) {
    if (response.ok || response.headers.get('Content-Type')?.includes('json')) return undefined;
    return Response.json({ type: 'about:blank', status: response.status }, { status: response.status });
  },
};

export const client = createFetchClient<paths>({ baseUrl: `${globalThis.location.origin}${basePath}`, fetch: send });
client.use(headers, problems);

/** Typed queries and mutations of the API, one call per operation. */
export const api = createQueryClient(client);
