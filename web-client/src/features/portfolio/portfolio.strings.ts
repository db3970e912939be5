import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('portfolio', {
  title: { fr: 'Portefeuille', de: 'Portfolio' },
  lead: { fr: 'Ce qui a changé, ce qui vous attend, et l’état de chaque commune.', de: 'Was sich geändert hat, was auf Sie wartet, und der Stand jeder Gemeinde.' },
});
