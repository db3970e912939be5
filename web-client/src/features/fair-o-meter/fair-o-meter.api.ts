import { useMutation } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import { fileBody } from '~/api/files';
import { ifMatch, lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

type Schemas = components['schemas'];

export type Assessment = Schemas['GetAssessmentResponse'];
export type AssessmentItem = Schemas['AssessmentItem'];
export type Edition = Schemas['EditionView'];
export type Evidence = Schemas['GetAssessmentEvidenceFact'];
export type Grid = Schemas['GetGridResponse'];
export type Answer = Schemas['GetAssessmentAnswer'];
export type AttachedFile = Schemas['AttachedFile'];
export type Question = Schemas['GetAssessmentQuestionView'];
export type AnswerBody = Schemas['AnswerQuestionRequest'];

/** What is needed to say an answer in words. */
export type Asked = Pick<Question, 'kind' | 'options' | 'quota'>;

export const gridsQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/fairOMeter/grids', { params: { query: { asOf } } });

export const gridQuery = (grid: number, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/grids/{grid}', { params: { path: { grid }, query: { asOf } } });

export const editionsQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/editions', { params: { query: { asOf } } });

export const editionQuery = (code: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/editions/{code}', { params: { path: { code }, query: { asOf } } });

export const progressQuery = (code: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/editions/{code}/progress', { params: { path: { code }, query: { asOf } } });

export const comparisonQuery = (code: string, nisCode: string | undefined, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/editions/{code}/comparison', { params: { path: { code }, query: { nisCode, asOf } } });

export const assessmentQuery = (assessmentId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/assessments/{assessmentId}', { params: { path: { assessmentId }, query: { asOf } } });

export const assessmentsQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/fairOMeters', { params: { path: { nisCode }, query: { asOf } } });

/** Facts of a commune that may show an answer, newest first. */
export const factsToAttachQuery = (nisCode: string, kind: string, from: string) =>
  api.queryOptions('get', '/campaign/activities', {
    params: { query: { nisCode, kind: kind ? [kind] : undefined, from: from || undefined, pageSize: 100 } },
  });

export const tasksQuery = (nisCode: string) => api.queryOptions('get', '/governance/assignments', { params: { query: { area: nisCode } } });

export const committeeOfQuery = (nisCode: string) => api.queryOptions('get', '/governance/committees/{area}', { params: { path: { area: nisCode } } });

export const useEntrust = () => lasting(api.useMutation('post', '/governance/assignments', useRefresh()));

const answers = '/campaign/fairOMeter/assessments/{assessmentId}/answers/{question}';

export const usePublishGrid = () => lasting(api.useMutation('post', '/campaign/fairOMeter/grids', useRefresh()));
export const useScheduleGrid = () => lasting(api.useMutation('put', '/campaign/fairOMeter/grids/schedule', useRefresh()));
export const useCancelScheduledGrid = () => lasting(api.useMutation('delete', '/campaign/fairOMeter/grids/schedule', useRefresh()));
export const usePreviewGrid = () => lasting(api.useMutation('post', '/campaign/fairOMeter/grids/preview'));
export const useOpenEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions', useRefresh()));
export const useExtendEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/extension', useRefresh()));
export const useSetEditionRules = () => lasting(api.useMutation('put', '/campaign/fairOMeter/editions/{code}/rules', useRefresh()));
export const useRemindEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/reminder', useRefresh()));
export const useCloseEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/closure', useRefresh()));
export const useAnswer = () => api.useMutation('put', answers, { ...useRefresh(), networkMode: 'always' });
export const useAttachFile = () => lasting(api.useMutation('post', `${answers}/files`, useRefresh()));
export const useWithdrawFile = () => lasting(api.useMutation('put', `${answers}/files/{fileId}/withdrawal`, useRefresh()));
export const useClear = () => lasting(api.useMutation('post', `${answers}/clearance`, useRefresh()));
export const useReject = () => lasting(api.useMutation('post', `${answers}/rejection`, useRefresh()));
export const useSubmit = () =>
  lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/submission', useRefresh()));
export const useReuse = () => lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/reuse', useRefresh()));
export const useReturn = () => lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/return', useRefresh()));
export const useValidate = () =>
  lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/validation', useRefresh()));

export type TrendEdition = Schemas['GetFairOMeterTrendTrendEdition'];

export const trendQuery = (nisCode: string, grid: number | undefined, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/fairOMeterTrend', { params: { path: { nisCode }, query: { grid, asOf } } });

export type AskedAnswer = Schemas['GetConsistencyAskedAnswer'];

export const consistencyQuery = (assessmentId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/assessments/{assessmentId}/consistency', { params: { path: { assessmentId }, query: { asOf } } });

export const useReplyToConsistency = () =>
  lasting(api.useMutation('put', '/campaign/fairOMeter/assessments/{assessmentId}/consistency/{question}', useRefresh()));

export type Statements = Schemas['ListStatementsResponse'];
export type Statement = Schemas['ListStatementsItem'];

export const statementsQuery = (code: string, nisCode: string | undefined, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/editions/{code}/statements', { params: { path: { code }, query: { nisCode, asOf } } });

export const useMakeStatement = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/statements', useRefresh()));
export const useFollowUp = () => lasting(api.useMutation('put', '/campaign/fairOMeter/statements/{statementId}/followUp', useRefresh()));
export const useWithdrawStatement = () => lasting(api.useMutation('put', '/campaign/fairOMeter/statements/{statementId}/withdrawal', useRefresh()));
export const useReviseThemes = () => lasting(api.useMutation('put', '/campaign/fairOMeter/statementThemes', useRefresh()));

export type LocalAction = Schemas['LocalActionView'];
export type LocalActionFact = Schemas['LocalActionFact'];
export type SentLocalAction = Schemas['GetReviewSentLocalAction'];

const localActions = '/campaign/fairOMeter/assessments/{assessmentId}/localActions';

export const useAddLocalAction = () => lasting(api.useMutation('post', localActions, useRefresh()));
export const useReviseLocalAction = () => lasting(api.useMutation('put', `${localActions}/{actionId}`, useRefresh()));
export const useWithdrawLocalAction = () => lasting(api.useMutation('put', `${localActions}/{actionId}/withdrawal`, useRefresh()));
export const useValueLocalAction = () => lasting(api.useMutation('put', `${localActions}/{actionId}/valuation`, useRefresh()));

export type Comparison = Schemas['GetComparisonResponse'];
export type ComparedClass = Schemas['GetComparisonComparedClass'];
export type ClassesBody = Schemas['ReviseComparisonClassesRequest'];

export const useDrawComparison = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/comparison', useRefresh()));
export const useReviseClasses = () => lasting(api.useMutation('put', '/campaign/fairOMeter/comparisonClasses', useRefresh()));

export type Review = Schemas['GetReviewResponse'];
export type ReviewedAnswer = Schemas['GetReviewReviewedAnswer'];
export type ReviewedCriterion = Schemas['GetReviewReviewedCriterion'];
export type Publication = Schemas['Publication'];

export const reviewQuery = (assessmentId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/assessments/{assessmentId}/review', { params: { path: { assessmentId }, query: { asOf } } });

export const feedbackQuery = (assessmentId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/assessments/{assessmentId}/feedback', { params: { path: { assessmentId }, query: { asOf } } });

export const publishedGradesQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/fairOMeter/publishedGrades', { params: { query: { asOf } } });

const asked = '/campaign/fairOMeter/assessments/{assessmentId}/questions/{criterion}';

export const useReview = () => lasting(api.useMutation('put', '/campaign/fairOMeter/assessments/{assessmentId}/reviews/{question}', useRefresh()));
export const useAsk = () => lasting(api.useMutation('post', asked, useRefresh()));
export const useExplain = () => lasting(api.useMutation('post', `${asked}/answer`, useRefresh()));
export const useContest = () => lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/contest', useRefresh()));
export const useDecide = () => lasting(api.useMutation('post', '/campaign/fairOMeter/assessments/{assessmentId}/contest/decision', useRefresh()));
export const useChoosePublication = () =>
  lasting(api.useMutation('put', '/campaign/fairOMeter/assessments/{assessmentId}/publication', useRefresh()));

export type PaperPreview = Schemas['PreviewAssessmentPaperResponse'];

const paper = '/campaign/fairOMeter/assessments/{assessmentId}/paper';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads a filled workbook; nothing of it is taken. */
export const usePreviewPaper = (assessmentId: string) =>
  useMutation({
    mutationFn: async (file: File): Promise<PaperPreview> => {
      const { data, error } = await client.POST(`${paper}/preview`, { params: { path: { assessmentId } }, ...fileBody(file, workbook) });
      if (error) throw error as unknown as Error;
      return data;
    },
  });

export const useImportPaper = (assessmentId: string) =>
  lasting(
    useMutation({
      mutationFn: async ({ file, version }: { file: File; version: number }): Promise<void> => {
        const { error } = await client.POST(paper, {
          params: { path: { assessmentId }, header: ifMatch({ version }) },
          ...fileBody(file, workbook),
        });
        if (error) throw error as unknown as Error;
      },
      ...useRefresh(),
    }),
  );

export const usePreviewPastEdition = () => api.useMutation('post', '/campaign/fairOMeter/pastEditions/preview');
export const useRecordPastEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/pastEditions', useRefresh()));
export const useWithdrawPastEdition = () => lasting(api.useMutation('post', '/campaign/fairOMeter/editions/{code}/withdrawal', useRefresh()));
export const useUndoPaper = () => lasting(api.useMutation('post', `${paper}/undoing`, useRefresh()));
