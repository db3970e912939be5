import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('steering', {
  title: { fr: 'Pilotage', de: 'Steuerung' },
  lead: { fr: 'Ce que la coordination suit d’année en année.', de: 'Was die Koordination Jahr für Jahr verfolgt.' },
  elections: { fr: 'Élections et majorités', de: 'Wahlen und Mehrheiten' },
  electionsHelp: {
    fr: 'Les communes sans contact politique depuis l’élection, les changements de majorité et leurs transmissions.',
    de: 'Gemeinden ohne politischen Kontakt seit der Wahl, Mehrheitswechsel und ihre Übergaben.',
  },
  onboarding: { fr: 'Parcours d’adhésion', de: 'Wege zum Titel' },
  onboardingHelp: {
    fr: 'Combien de temps prend chaque étape, où les dossiers s’arrêtent, et le plan daté de chaque nouvelle commune.',
    de: 'Wie lange jeder Schritt dauert, wo es stockt, und der datierte Plan jeder neuen Gemeinde.',
  },
});
