import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-trend', {
  title: { fr: 'D’une édition à l’autre', de: 'Von Ausgabe zu Ausgabe' },
  lead: {
    fr: 'Chaque édition sous sa propre grille et, à côté, toutes sous la même : ainsi elles se comparent. Rien de ce qui est gardé ne change.',
    de: 'Jede Ausgabe mit ihrem eigenen Raster und daneben alle mit demselben: So sind sie vergleichbar. Nichts Gespeichertes ändert sich.',
  },
  grid: { fr: 'Grille de la comparaison', de: 'Raster des Vergleichs' },
  chart: { fr: 'Points sous la grille {{grid}}', de: 'Punkte mit dem Raster {{grid}}' },
  points: { fr: '{{score}} sur 100, note {{grade}}', de: '{{score}} von 100, Note {{grade}}' },
  edition: { fr: 'Édition', de: 'Ausgabe' },
  ownColumn: { fr: 'Sous sa propre grille', de: 'Mit dem eigenen Raster' },
  own: { fr: '{{score}}, note {{grade}} (version {{grid}})', de: '{{score}}, Note {{grade}} (Version {{grid}})' },
  rescored: { fr: 'Sous la grille {{grid}}', de: 'Mit dem Raster {{grid}}' },
  scoreGrade: { fr: '{{score}}, note {{grade}}', de: '{{score}}, Note {{grade}}' },
  removed: {
    fr: '{{removed}} points de la grille n’ont pas de réponse comparable et sortent du total.',
    de: '{{removed}} Punkte des Rasters haben keine vergleichbare Antwort und zählen nicht mit.',
  },
  notComparable: {
    fr: { one: '{{number}} question non comparable', other: '{{number}} questions non comparables' },
    de: { one: '{{number}} nicht vergleichbare Frage', other: '{{number}} nicht vergleichbare Fragen' },
  },
  sideBySide: { fr: 'Question par question', de: 'Frage für Frage' },
  question: { fr: 'Question', de: 'Frage' },
});

export const reasons = defineStrings('fair-o-meter-trend-reasons', {
  added: { fr: 'n’était pas posée', de: 'wurde nicht gestellt' },
  removed: { fr: 'n’est plus posée', de: 'wird nicht mehr gestellt' },
  otherKind: { fr: 'était posée autrement', de: 'war anders gestellt' },
  otherAnswers: { fr: 'd’autres réponses étaient possibles', de: 'andere Antworten waren möglich' },
});
