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
  forecast: { fr: 'Prévision des titres', de: 'Vorausschau auf die Titel' },
  forecastHelp: {
    fr: 'Combien de communes titrées dans un à trois ans, avec vos hypothèses, et jusqu’où s’y fier.',
    de: 'Wie viele Gemeinden mit Titel in einem bis drei Jahren, mit Ihren Annahmen, und wie weit man dem trauen kann.',
  },
  dashboard: { fr: 'Tableau de bord national', de: 'Nationale Übersicht' },
  dashboardHelp: {
    fr: 'Titres, notes, progrès, partenaires, événements, formations et parrainage, par région et par classe de communes ; chaque nombre ouvre sa liste.',
    de: 'Titel, Noten, Fortschritt, Partner, Veranstaltungen, Schulungen und Patenschaften, nach Region und Klasse der Gemeinden; jede Zahl öffnet ihre Liste.',
  },
  plan: { fr: 'Plan annuel', de: 'Jahresplan' },
  planHelp: {
    fr: 'Les actions de la coordination, qui en répond, pour quand, au service de quelle recommandation, et la part faite de chaque trimestre.',
    de: 'Die Aktionen der Koordination, wer dafür einsteht, bis wann, für welche Empfehlung, und der erledigte Anteil je Quartal.',
  },
  labels: { fr: 'Labels reconnus', de: 'Anerkannte Labels' },
  labelsHelp: {
    fr: 'Les labels par lesquels un produit compte pour le critère 6, depuis quand, et où les apprendre.',
    de: 'Die Labels, durch die ein Produkt für Kriterium 6 zählt, seit wann, und wo man sie kennenlernt.',
  },
  programme: { fr: 'Rapport du programme', de: 'Bericht des Programms' },
  programmeHelp: {
    fr: 'Les résultats de l’année pour le bailleur, face à ce qui est visé ; un rapport arrêté garde ses chiffres.',
    de: 'Die Ergebnisse des Jahres für den Geldgeber, neben den Zielen; ein festgeschriebener Bericht behält seine Zahlen.',
  },
});
