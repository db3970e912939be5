import { useSuspenseQuery } from '@tanstack/react-query';
import { linkOptions } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { objectNames } from './audit-words.strings';

/** `committee/25072` is a kind and what comes after it. */
export function partsOf(key: string): { kind: string; id: string } {
  const cut = key.indexOf('/');
  return cut < 0 ? { kind: key, id: '' } : { kind: key.slice(0, cut), id: key.slice(cut + 1) };
}

/** Names an object: its kind, and its commune where its key says which, or else what was recorded. */
export function useObjectName(): (key: string, recorded?: unknown) => string {
  const { data: communes } = useSuspenseQuery(communesQuery());
  return (key, recorded) => {
    const { kind, id } = partsOf(key);
    const codes = [...id.split('/'), fieldOf(recorded, 'nisCode')];
    const commune = communes.find(({ nisCode }) => codes.includes(nisCode));
    const name = objectNames[kind] ?? kind;
    return commune ? `${name} · ${inWords(commune.name)}` : name;
  };
}

/** A field of what was recorded, where it is a text. */
export function fieldOf(recorded: unknown, name: string): string | undefined {
  const value = (recorded as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The page on which the object is seen today, where it has one. */
export function pageOf(key: string) {
  const { kind, id } = partsOf(key);
  const commune = { params: { nisCode: id } };
  switch (kind) {
    case 'committee':
      return id === 'campaign' ? undefined : linkOptions({ to: '/communes/$nisCode/comite', ...commune });
    case 'commune':
      return linkOptions({ to: '/communes/$nisCode', ...commune });
    case 'title-file':
      return linkOptions({ to: '/communes/$nisCode/titre', ...commune });
    case 'momentum-watch':
      return linkOptions({ to: '/communes/$nisCode/elan', ...commune });
    case 'partner':
      return linkOptions({ to: '/partenaires/$partnerId', params: { partnerId: id } });
    case 'accompaniment':
      return linkOptions({ to: '/accompagnements/$caseId', params: { caseId: id } });
    case 'import':
      return linkOptions({ to: '/imports/campagne/$importId', params: { importId: id } });
    case 'partner-import':
      return linkOptions({ to: '/imports/partenaires/$importId', params: { importId: id } });
    case 'mentoring-request':
      return linkOptions({ to: '/parrainage/demandes/$requestId', params: { requestId: id } });
    case 'mentoring-pair':
      return linkOptions({ to: '/parrainage/binomes/$pairId', params: { pairId: id } });
    case 'recommendation':
      return linkOptions({ to: '/recommandations', hash: id });
    default:
      return undefined;
  }
}
