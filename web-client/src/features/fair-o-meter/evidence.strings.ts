import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-evidence', {
  title: { fr: 'Preuves jointes', de: 'Beigefügte Nachweise' },
  none: { fr: 'Aucune preuve jointe pour l’instant.', de: 'Noch kein Nachweis beigefügt.' },
  attach: { fr: 'Joindre un fait du journal', de: 'Eintrag des Journals beifügen' },
  attachThis: { fr: 'Joindre', de: 'Beifügen' },
  remove: { fr: 'Détacher', de: 'Lösen' },
  which: { fr: 'Quel fait montre cette réponse ?', de: 'Welcher Eintrag zeigt diese Antwort?' },
  kind: { fr: 'Genre de fait', de: 'Art des Eintrags' },
  allKinds: { fr: 'Tous les genres', de: 'Alle Arten' },
  from: { fr: 'À partir du', de: 'Ab dem' },
  nothing: { fr: 'Aucun fait à joindre', de: 'Kein Eintrag zum Beifügen' },
  nothingHelp: {
    fr: 'Notez d’abord le fait au journal de la commune, ou choisissez un autre genre.',
    de: 'Vermerken Sie den Eintrag zuerst im Journal der Gemeinde, oder wählen Sie eine andere Art.',
  },
  shown: {
    fr: '{{shown}} faits sur {{total}} : précisez le genre ou le jour pour voir les autres.',
    de: '{{shown}} von {{total}} Einträgen: Wählen Sie Art oder Tag, um die übrigen zu sehen.',
  },
  loading: { fr: 'Le journal s’ouvre…', de: 'Das Journal wird geöffnet …' },
  attached: { fr: 'Le fait est joint à la réponse.', de: 'Der Eintrag ist der Antwort beigefügt.' },
  link: { fr: 'Lien', de: 'Link' },
  brokenTitle: {
    fr: 'Un fait joint a été retiré du journal : il ne montre plus rien. Détachez-le, ou joignez un autre fait.',
    de: 'Ein beigefügter Eintrag wurde aus dem Journal zurückgezogen: Er zeigt nichts mehr. Lösen Sie ihn, oder fügen Sie einen anderen bei.',
  },
  brokenCount: {
    fr: { one: 'Une réponse repose sur un fait retiré du journal.', other: '{{number}} réponses reposent sur un fait retiré du journal.' },
    de: {
      one: 'Eine Antwort beruht auf einem zurückgezogenen Eintrag.',
      other: '{{number}} Antworten beruhen auf zurückgezogenen Einträgen.',
    },
  },
  mend: { fr: 'Revoir la première', de: 'Die erste ansehen' },
  download: { fr: 'Télécharger les preuves (ZIP)', de: 'Nachweise herunterladen (ZIP)' },
});

/** What a fact is worth as evidence on the day that is looked at. */
export const evidenceStatuses = defineStrings('fair-o-meter-evidence-status', {
  holds: { fr: 'valable', de: 'gültig' },
  ended: { fr: 'terminé ou échu', de: 'beendet oder abgelaufen' },
  withdrawn: { fr: 'retiré du journal : preuve rompue', de: 'zurückgezogen: Nachweis hinfällig' },
});
