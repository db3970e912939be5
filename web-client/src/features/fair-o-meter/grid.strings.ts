import { defineStrings } from '~/lib/strings';

/** A draft of the grid, before it is published. */
export const strings = defineStrings('fair-o-meter-grid', {
  tryOut: { fr: 'Voir l’effet sur les notes', de: 'Wirkung auf die Noten ansehen' },
  effect: { fr: 'Effet sur les notes', de: 'Wirkung auf die Noten' },
  nobody: {
    fr: 'La grille est complète. Aucune commune n’a encore envoyé de réponses : rien à comparer.',
    de: 'Das Raster ist vollständig. Noch keine Gemeinde hat eingereicht: Es gibt nichts zu vergleichen.',
  },
  noChange: {
    fr: {
      one: 'La grille est complète. La note de la commune qui a envoyé ses réponses ne changerait pas.',
      other: 'La grille est complète. Aucune note ne changerait parmi {{number}} communes qui ont envoyé leurs réponses.',
    },
    de: {
      one: 'Das Raster ist vollständig. Die Note der Gemeinde, die eingereicht hat, bliebe gleich.',
      other: 'Das Raster ist vollständig. Keine Note von {{number}} Gemeinden, die eingereicht haben, würde sich ändern.',
    },
  },
  changes: {
    fr: {
      one: 'Avec cette grille, {{number}} commune sur {{compared}} aurait une autre note :',
      other: 'Avec cette grille, {{number}} communes sur {{compared}} auraient une autre note :',
    },
    de: {
      one: 'Mit diesem Raster hätte {{number}} von {{compared}} Gemeinden eine andere Note:',
      other: 'Mit diesem Raster hätten {{number}} von {{compared}} Gemeinden eine andere Note:',
    },
  },
  grades: {
    fr: 'de {{now}} ({{scoreNow}} points) à {{grade}} ({{scoreThen}} points)',
    de: 'von {{now}} ({{scoreNow}} Punkte) zu {{grade}} ({{scoreThen}} Punkte)',
  },
  because: { fr: 'Surtout en raison de cette question ({{moves}} points) : {{question}}', de: 'Vor allem wegen dieser Frage ({{moves}} Punkte): {{question}}' },
  limits: { fr: 'En raison des limites des notes.', de: 'Wegen der Grenzen der Noten.' },
  stays: {
    fr: 'Rien n’est publié pour l’instant. Une édition ouverte ou close garde sa grille et ses notes : la nouvelle version vaut pour les éditions suivantes.',
    de: 'Noch ist nichts veröffentlicht. Eine offene oder abgeschlossene Ausgabe behält ihr Raster und ihre Noten: Die neue Version gilt für folgende Ausgaben.',
  },
});
