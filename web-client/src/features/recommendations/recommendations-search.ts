import type { components } from '~/api/schema';

type Status = components['schemas']['ProgressStatus'];

const answers = ['accepted', 'partiallyAccepted', 'notAccepted'] as const;

export const statuses = ['notStarted', 'underway', 'done', 'dropped'] as const;

export interface RecommendationsSearch {
  chapitre?: number;
  reponse?: string;
  etat?: Status;
  retard?: true;
}

export function parseRecommendations(search: Record<string, unknown>): RecommendationsSearch {
  const chapter = Number(search.chapitre);
  return {
    chapitre: chapter >= 1 && chapter <= 4 ? chapter : undefined,
    reponse: answers.find((answer) => answer === search.reponse),
    etat: statuses.find((status) => status === search.etat),
    retard: search.retard === true || undefined,
  };
}
