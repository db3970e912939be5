import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('step-fields', {
  step: { fr: 'Étape {{place}}', de: 'Schritt {{place}}' },
  fr: { fr: 'Étape, en français', de: 'Schritt auf Französisch' },
  de: { fr: 'Étape, en allemand', de: 'Schritt auf Deutsch' },
});
