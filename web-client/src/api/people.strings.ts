import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('people', {
  /** In the place of a name that is no longer known. */
  forgotten: { fr: 'Personne oubliée', de: 'Vergessene Person' },
});
