import type { paths } from '~/api/schema';
import type { Day } from '~/lib/dates';

const basePath = '/api/v1';

/** The address of an operation that answers with a file, for a link that keeps it. */
function fileAddress(path: keyof paths, query: Record<string, string | undefined>, parts: Record<string, string> = {}): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const place = Object.entries(parts).reduce<string>((whole, [name, value]) => whole.replace(`{${name}}`, encodeURIComponent(value)), path);
  return `${basePath}${place}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

export const exportAddress = (asOf?: Day): string => fileAddress('/campaign/communes/export', { asOf });

export const dossierAddress = (nisCode: string, asOf?: Day): string => fileAddress('/campaign/communes/{nisCode}/dossier', { asOf }, { nisCode });

export const evidenceAddress = (assessmentId: string, asOf?: Day): string =>
  fileAddress('/campaign/fairOMeter/assessments/{assessmentId}/evidence', { asOf }, { assessmentId });

export const evidenceFileAddress = (assessmentId: string, fileId: string): string =>
  fileAddress('/campaign/fairOMeter/assessments/{assessmentId}/files/{fileId}', {}, { assessmentId, fileId });

export const themeCountsAddress = (code: string, asOf?: Day): string =>
  fileAddress('/campaign/fairOMeter/editions/{code}/statements', { format: 'csv', asOf }, { code });

export const reportAddress = (year: number, format: 'json' | 'csv' | 'xlsx', asOf?: Day): string =>
  fileAddress('/campaign/reports/{year}', { format: format === 'json' ? undefined : format, asOf }, { year: String(year) });

export const programmeReportAddress = (year: number, asOf?: Day): string =>
  fileAddress('/campaign/programmeReports/{year}', { format: 'csv', asOf }, { year: String(year) });

/** Every sheet of an award whose results are published. */
export const awardResultsAddress = (awardId: string, asOf?: Day): string =>
  fileAddress('/campaign/awards/{awardId}/results', { format: 'csv', asOf }, { awardId });

export const feedbackAddress = (assessmentId: string, format: 'letter' | 'certificate', asOf?: Day): string =>
  fileAddress('/campaign/fairOMeter/assessments/{assessmentId}/feedback', { format, asOf }, { assessmentId });

export const paperAddress = (assessmentId: string, format: 'xlsx' | 'pdf', content: 'filled' | 'blank', language: 'fr' | 'de', asOf?: Day): string =>
  fileAddress('/campaign/fairOMeter/assessments/{assessmentId}/paper', { format, content, language, asOf }, { assessmentId });

/** The answers of an edition in one workbook, or a blank sheet for those of a version of the grid. */
export const answersAddress = (of: { edition: string } | { grid: string }, language: 'fr' | 'de', asOf?: Day): string =>
  fileAddress('/campaign/fairOMeter/answers', { ...of, language, asOf });
