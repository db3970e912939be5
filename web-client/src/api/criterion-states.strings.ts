import { defineStrings } from '~/lib/strings';

export const criterionStates = defineStrings('criterion-states', {
  notStarted: { fr: 'Pas commencé', de: 'Nicht begonnen' },
  underway: { fr: 'En cours', de: 'In Arbeit' },
  met: { fr: 'Rempli', de: 'Erfüllt' },
  metBefore: { fr: 'Rempli auparavant, à rafraîchir', de: 'Früher erfüllt, aufzufrischen' },
});
