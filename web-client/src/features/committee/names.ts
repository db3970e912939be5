import { strings as people } from '~/api/people.strings';

/** Somebody who was forgotten has no name any more. */
export const nameOf = (person: { name?: string | null }) => person.name ?? people.forgotten;
