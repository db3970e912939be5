import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-progress', {
  since: { fr: 'Depuis l’édition {{edition}}', de: 'Seit der Ausgabe {{edition}}' },
  points: { fr: '{{index}} points', de: '{{index}} Punkte' },
  same: { fr: 'Mêmes réponses : indice 0.', de: 'Gleiche Antworten: Index 0.' },
  measured: {
    fr: 'Les deux éditions sont mesurées avec la grille et les nombres attendus de celle-ci : seule une autre réponse compte comme progrès.',
    de: 'Beide Ausgaben werden mit Raster und erwarteten Zahlen dieser Ausgabe gemessen: Nur eine andere Antwort zählt als Fortschritt.',
  },
  notCompared: {
    fr: {
      one: '{{number}} question était posée autrement ou n’existait pas : elle ne compte pas dans le progrès.',
      other: '{{number}} questions étaient posées autrement ou n’existaient pas : elles ne comptent pas dans le progrès.',
    },
    de: {
      one: '{{number}} Frage war anders gestellt oder neu: Sie zählt nicht zum Fortschritt.',
      other: '{{number}} Fragen waren anders gestellt oder neu: Sie zählen nicht zum Fortschritt.',
    },
  },
  first: { fr: 'Première édition', de: 'Erste Ausgabe' },

  list: { fr: 'Progrès des communes', de: 'Fortschritt der Gemeinden' },
  listNamed: { fr: 'Progrès des communes, {{name}}', de: 'Fortschritt der Gemeinden, {{name}}' },
  listLead: {
    fr: 'Classées par leur progrès depuis l’édition précédente, jamais par leur niveau.',
    de: 'Geordnet nach ihrem Fortschritt seit der letzten Ausgabe, nie nach ihrem Stand.',
  },
  none: { fr: 'Aucune commune n’a encore envoyé ses réponses', de: 'Noch keine Gemeinde hat ihre Antworten eingereicht' },
  noneHelp: {
    fr: 'La liste se remplit quand les communes envoient leur Fair-ô-mètre.',
    de: 'Die Liste füllt sich, sobald Gemeinden ihr Fair-O-Meter einreichen.',
  },
  commune: { fr: 'Commune', de: 'Gemeinde' },
  progress: { fr: 'Progrès', de: 'Fortschritt' },
  gains: { fr: 'D’où il vient', de: 'Woher er kommt' },
  changed: {
    fr: { one: '{{number}} réponse a changé', other: '{{number}} réponses ont changé' },
    de: { one: '{{number}} Antwort hat sich geändert', other: '{{number}} Antworten haben sich geändert' },
  },
  grade: { fr: 'Note', de: 'Note' },
});
