import type { UploadKind } from './imports.api';

/** Text of a file: UTF-8 as it should be, or what older spreadsheets write where that fails. */
export async function textOfFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What a file most likely holds, judged by the names of its columns. */
export function kindOf(csv: string): UploadKind | undefined {
  const header = csv.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
  const columns = new Set(header.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', '').toLowerCase()));
  if (columns.has('kind') && columns.has('name')) return 'partners';
  if (columns.has('status') && columns.has('nis')) return 'titleEvidence';
  if (columns.has('nis') && columns.has('population')) return 'communes';
  return undefined;
}
