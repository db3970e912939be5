import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import { fileBody } from '~/api/files';
import type { components } from '~/api/schema';
import { ifMatch, lasting, useRefresh } from '~/api/refresh';

export type Upload = components['schemas']['ImportPreview'];

/** What a file may hold. */
export const uploadKinds = ['communes', 'titleEvidence', 'partners'] as const;
export type UploadKind = (typeof uploadKinds)[number];

export const campaignUploadQuery = (importId: string) =>
  api.queryOptions('get', '/campaign/imports/{importId}', { params: { path: { importId } } });

export const partnerUploadQuery = (importId: string) =>
  api.queryOptions('get', '/partners/imports/{importId}', { params: { path: { importId } } });

export const uploadsQuery = api.queryOptions('get', '/campaign/imports', { params: { query: { pageSize: 20 } } });

interface NewUpload {
  kind: UploadKind;
  csv: string;
}

/** Sends a file for a preview; nothing of it is taken yet. */
export function useUpload() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, csv }: NewUpload): Promise<Upload> => {
      const { data, error } = await sendFile(kind, csv);
      if (error) throw error as unknown as Error;
      return data;
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: uploadsQuery.queryKey }),
  });
}

const asCsv = { headers: { 'Content-Type': 'text/csv' }, bodySerializer: (body: string) => body };

function sendFile(kind: UploadKind, csv: string) {
  switch (kind) {
    case 'communes':
      return client.POST('/campaign/communeImports', { ...asCsv, body: csv });
    case 'titleEvidence':
      return client.POST('/campaign/titleEvidenceImports', { ...asCsv, body: csv });
    case 'partners':
      return client.POST('/partners/imports', { ...asCsv, body: csv });
  }
}

const place = ({ id, version }: Upload) => ({ path: { importId: id }, header: ifMatch({ version }) });

/** Takes the rows of an upload; rows with errors are left out only when that was asked for. */
export function useConfirm(upload: Upload) {
  const confirm = useMutation({
    mutationFn: async (leaveOutErrors: boolean): Promise<void> => {
      const { error } =
        upload.kind === 'partners'
          ? await client.POST('/partners/imports/{importId}/confirmation', { params: place(upload), body: { leaveOutErrors } })
          : await client.POST('/campaign/imports/{importId}/confirmation', { params: place(upload), body: { leaveOutErrors } });
      if (error) throw error as unknown as Error;
    },
    ...useRefresh(),
  });
  return lasting(confirm);
}

/** Changes back what an upload changed. */
export function useUndo(upload: Upload) {
  const undo = useMutation({
    mutationFn: async (reason: string): Promise<void> => {
      const { error } =
        upload.kind === 'partners'
          ? await client.POST('/partners/imports/{importId}/undoing', { params: place(upload), body: { reason } })
          : await client.POST('/campaign/imports/{importId}/undoing', { params: place(upload), body: { reason } });
      if (error) throw error as unknown as Error;
    },
    ...useRefresh(),
  });
  return lasting(undo);
}

export type TakenDossier = components['schemas']['ImportDossierResponse'];

/** Takes a commune's dossier as a whole, or not at all. */
export function useTakeDossier() {
  return useMutation({
    mutationFn: async (file: File): Promise<TakenDossier> => {
      const { data, error } = await client.POST('/campaign/dossierImports', fileBody(file, 'application/zip'));
      if (error) throw error as unknown as Error;
      return data;
    },
    ...useRefresh(),
  });
}
