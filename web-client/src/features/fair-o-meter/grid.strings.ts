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
  when: { fr: 'Quand publier', de: 'Wann veröffentlichen' },
  now: { fr: 'Tout de suite', de: 'Sofort' },
  onDay: { fr: 'Un jour à venir', de: 'An einem späteren Tag' },
  publishOn: { fr: 'Jour de la publication', de: 'Tag der Veröffentlichung' },
  publishOnHint: {
    fr: 'Le programme publie peu après minuit, si aucune édition n’a été ouverte entre-temps. La coordination l’apprend par un avis.',
    de: 'Das Programm veröffentlicht kurz nach Mitternacht, falls bis dahin keine Ausgabe geöffnet wurde. Die Koordination erfährt es durch eine Mitteilung.',
  },
  give: { fr: 'Programmer la publication', de: 'Veröffentlichung planen' },
  given: { fr: 'La publication est programmée.', de: 'Die Veröffentlichung ist geplant.' },
  waiting: { fr: 'Une version attend son jour', de: 'Eine Version wartet auf ihren Tag' },
  waitingUntil: {
    fr: '« {{name}} » sera publiée le {{day}}, peu après minuit.',
    de: '„{{name}}“ wird am {{day}} kurz nach Mitternacht veröffentlicht.',
  },
  waitingRule: {
    fr: 'Si une édition est ouverte d’ici là, ou si la grille ne convient plus, elle n’est pas publiée et la coordination en est avertie.',
    de: 'Wird bis dahin eine Ausgabe geöffnet oder passt das Raster nicht mehr, wird es nicht veröffentlicht, und die Koordination erfährt es.',
  },
  refused: { fr: 'Une version n’a pas été publiée', de: 'Eine Version wurde nicht veröffentlicht' },
  refusedOn: {
    fr: '« {{name}} » devait être publiée le {{day}} et ne l’a pas été.',
    de: '„{{name}}“ sollte am {{day}} veröffentlicht werden und wurde es nicht.',
  },
  openedMeanwhile: {
    fr: 'Jour de la publication : l’édition {{edition}} a été ouverte entre-temps, avec la version d’avant.',
    de: 'Tag der Veröffentlichung: Die Ausgabe {{edition}} wurde inzwischen mit der früheren Version geöffnet.',
  },
  again: {
    fr: 'Téléchargez le brouillon, corrigez-le si nécessaire, et importez-le à nouveau.',
    de: 'Laden Sie den Entwurf herunter, berichtigen Sie ihn bei Bedarf und importieren Sie ihn erneut.',
  },
  downloadDraft: { fr: 'Télécharger le brouillon (JSON)', de: 'Entwurf herunterladen (JSON)' },
  takeBack: { fr: 'Retirer', de: 'Zurücknehmen' },
  takeBackNamed: { fr: 'Retirer la version qui attend', de: 'Die wartende Version zurücknehmen' },
  takeBackHelp: {
    fr: 'Elle ne sera pas publiée. Téléchargez d’abord le brouillon si vous voulez le garder.',
    de: 'Sie wird nicht veröffentlicht. Laden Sie den Entwurf vorher herunter, wenn Sie ihn behalten möchten.',
  },
  takenBack: { fr: 'La version ne sera pas publiée.', de: 'Die Version wird nicht veröffentlicht.' },
  stays: {
    fr: 'Rien n’est publié pour l’instant. Une édition ouverte ou close garde sa grille et ses notes : la nouvelle version vaut pour les éditions suivantes.',
    de: 'Noch ist nichts veröffentlicht. Eine offene oder abgeschlossene Ausgabe behält ihr Raster und ihre Noten: Die neue Version gilt für folgende Ausgaben.',
  },
});
