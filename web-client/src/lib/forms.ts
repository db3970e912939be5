/** What was typed into a field, blanks included (passwords); empty when there is no such field. */
export function exactTextOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** What was typed into a field, without the blanks around it. */
export const textOf = (fields: FormData, name: string): string => exactTextOf(fields, name).trim();

/** The same, where nothing typed means that the fact is not known. */
export const optionalTextOf = (fields: FormData, name: string): string | undefined => textOf(fields, name) || undefined;
