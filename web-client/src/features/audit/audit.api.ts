import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import { ifMatch, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { AuditSearch } from './audit-search';

export type AuditEntry = components['schemas']['AuditEntryView'];
export type AuditVersion = components['schemas']['GetObjectAuditVersionView'];

/** What the API is asked, of what the address of the page says. */
const filters = ({ qui, du, au, objet, quoi, demande }: AuditSearch) => ({
  who: qui,
  from: du,
  to: au,
  object: objet,
  eventType: quoi,
  correlation: demande,
});

/** Every change that matches, newest first, page by page. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/audit', {
        params: { query: { ...filters(search), cursor: pageParam, pageSize: 50 } },
        signal,
      });
      if (error) throw error as unknown as Error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => (next ? (new URL(next).searchParams.get('cursor') ?? undefined) : undefined),
  });

export const objectAuditQuery = (object: string) => api.queryOptions('get', '/audit/objects', { params: { query: { object } } });

export type EventTexts = components['schemas']['GetEventTextsEventTextsView'];

/** The free texts of one change; not kept once the page is left. */
export const eventTextsQuery = (object: string, version: number) =>
  api.queryOptions('get', '/audit/texts', { params: { query: { object, version } } }, { gcTime: 0 });

export const useRedact = () => api.useMutation('post', '/audit/redactions', useRefresh());

export const verificationQuery = api.queryOptions('get', '/audit/verification', {}, { enabled: false, staleTime: 0 });

export type UndoableAction = components['schemas']['ListOwnUndoableActionsItem'];

export const undoableQuery = api.queryOptions('get', '/people/me/undoableActions');

/** Sends the command that takes an action back, wherever the API says it goes. */
export async function takeBack({ method, href, version, body }: UndoableAction['undo']): Promise<void> {
  const path = new URL(href).pathname.replace('/api/v1', '') as never;
  const sent = { headers: ifMatch({ version }), body } as never;
  const { error } = (await (method === 'DELETE' ? client.DELETE(path, sent) : client.POST(path, sent))) as { error?: unknown };
  if (error) throw error as Error;
}

/** Where the same choice is downloaded, without a limit. */
export function exportAddress(search: AuditSearch, format: 'csv' | 'jsonl'): string {
  const query = Object.entries(filters(search)).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `/api/v1/audit/export?${new URLSearchParams([['format', format], ...query] as [string, string][]).toString()}`;
}
