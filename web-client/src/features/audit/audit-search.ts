import { isDay, type Day } from '~/lib/dates';

/** What the address of the page says: who, between which days, which object, what, which request. */
export interface AuditSearch {
  qui?: string;
  du?: Day;
  au?: Day;
  objet?: string;
  quoi?: string;
  demande?: string;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const dayOf = (value: unknown) => (isDay(value) ? value : undefined);

export const parseAudit = ({ qui, du, au, objet, quoi, demande }: Record<string, unknown>): AuditSearch => ({
  qui: textOf(qui),
  du: dayOf(du),
  au: dayOf(au),
  objet: textOf(objet),
  quoi: textOf(quoi),
  demande: textOf(demande),
});

/** Which change of which object. */
export const parseText = ({ objet, version }: Record<string, unknown>): { objet: string; version: number } => ({
  objet: textOf(objet) ?? '',
  version: Number(version) || 0,
});
