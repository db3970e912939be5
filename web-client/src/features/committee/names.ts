import { strings } from './committee.strings';

/** Somebody who was forgotten has no name any more. */
export const nameOf = (person: { name?: string | null }) => person.name ?? strings.forgotten;
