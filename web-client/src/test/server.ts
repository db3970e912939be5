import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { coordinator } from '~/test/samples';

/** Stands in for the API where the client ends. A test adds what its page asks for with `server.use(…)`. */
export const server = setupServer(
  http.get('*/api/v1/session', () => HttpResponse.json(coordinator)),
  http.get('*/api/v1/session/providers', () => HttpResponse.json({ items: [] })),
  // What the first page asks for: an empty register, and nothing that waits.
  ...['campaign/communes', 'campaign/activities', 'campaign/momentumAlerts', 'learning/mentoringRequests'].map((list) =>
    http.get(`*/api/v1/${list}`, () => HttpResponse.json({ items: [], pageSize: 50 })),
  ),
);

/** A refusal as the API sends it. */
export const refusal = (code: string, status = 409) =>
  HttpResponse.json({ type: `urn:problem-type:cdce:${code}`, title: 'Refused', status }, { status, headers: { 'Content-Type': 'application/problem+json' } });
