import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-comparison', {
  title: { fr: 'Communes semblables', de: 'Ähnliche Gemeinden' },
  titleNamed: { fr: 'Communes semblables, {{name}}', de: 'Ähnliche Gemeinden, {{name}}' },
  lead: {
    fr: 'Où se situent les communes d’une même classe. Aucune n’est nommée, et rien n’est montré d’une classe trop petite.',
    de: 'Wo die Gemeinden einer Klasse stehen. Keine wird genannt, und von einer zu kleinen Klasse wird nichts gezeigt.',
  },
  others: {
    fr: 'Un chiffre porte toujours sur au moins {{count}} communes en plus de la vôtre, et la différence entre deux chiffres aussi.',
    de: 'Eine Zahl betrifft immer mindestens {{count}} Gemeinden außer Ihrer, ebenso der Unterschied zwischen zwei Zahlen.',
  },
  notDrawn: { fr: 'Pas encore de chiffres', de: 'Noch keine Zahlen' },
  notDrawnHelp: {
    fr: 'La coordination les publie une fois, après la clôture de l’édition.',
    de: 'Die Koordination veröffentlicht sie einmal, nach Abschluss der Ausgabe.',
  },
  drawnOn: { fr: 'Chiffres publiés le {{day}} ; ils ne changent plus.', de: 'Zahlen vom {{day}}; sie ändern sich nicht mehr.' },
  tooFew: { fr: 'Trop peu de communes : aucun chiffre.', de: 'Zu wenige Gemeinden: keine Zahl.' },
  yours: { fr: 'Votre classe', de: 'Ihre Klasse' },
  class: { fr: 'Classe', de: 'Klasse' },
  definition: { fr: 'Qui en fait partie', de: 'Wer dazugehört' },
  communes: { fr: 'Communes', de: 'Gemeinden' },
  own: { fr: 'Votre commune', de: 'Ihre Gemeinde' },
  progress: { fr: 'Progrès', de: 'Fortschritt' },
  score: { fr: 'Points sur 100', de: 'Punkte von 100' },
  quarters: {
    fr: 'la moitié entre {{low}} et {{high}}, milieu à {{middle}}',
    de: 'die Hälfte zwischen {{low}} und {{high}}, Mitte bei {{middle}}',
  },
  noProgress: { fr: 'pas d’édition précédente', de: 'keine frühere Ausgabe' },

  population: { fr: 'de {{from}} à {{to}} habitants', de: '{{from}} bis {{to}} Einwohner' },
  populationFrom: { fr: 'à partir de {{from}} habitants', de: 'ab {{from}} Einwohnern' },
  populationTo: { fr: 'jusqu’à {{to}} habitants', de: 'bis {{to}} Einwohner' },
  rural: { fr: 'moins de {{number}} habitants par km²', de: 'weniger als {{number}} Einwohner pro km²' },
  notRural: { fr: 'au moins {{number}} habitants par km²', de: 'mindestens {{number}} Einwohner pro km²' },
  titleYears: { fr: 'titre depuis au moins {{from}} et moins de {{to}} ans', de: 'Titel seit mindestens {{from}} und weniger als {{to}} Jahren' },
  titleFrom: { fr: 'titre depuis au moins {{from}} ans', de: 'Titel seit mindestens {{from}} Jahren' },
  titleTo: { fr: 'titre depuis moins de {{to}} ans', de: 'Titel seit weniger als {{to}} Jahren' },
  allOthers: { fr: 'toutes les autres', de: 'alle übrigen' },
  validFrom: { fr: 'Classes en vigueur depuis le {{day}}', de: 'Klassen gültig seit {{day}}' },
  firstThatFits: {
    fr: 'Une commune appartient à la première classe qui lui convient.',
    de: 'Eine Gemeinde gehört zur ersten Klasse, die auf sie zutrifft.',
  },

  draw: { fr: 'Publier les chiffres', de: 'Zahlen veröffentlichen' },
  drawTitle: { fr: 'Publier les chiffres de cette édition ?', de: 'Zahlen dieser Ausgabe veröffentlichen?' },
  drawHelp: {
    fr: 'Ils sont calculés une seule fois, à partir des résultats définitifs d’aujourd’hui, et ne changent plus. Un résultat validé plus tard n’y entrera pas : terminez d’abord les révisions.',
    de: 'Sie werden ein einziges Mal aus den heute endgültigen Ergebnissen berechnet und ändern sich nicht mehr. Ein später bestätigtes Ergebnis kommt nicht mehr hinein: Schließen Sie zuerst die Durchsichten ab.',
  },
  drawn: { fr: 'Les chiffres sont publiés.', de: 'Die Zahlen sind veröffentlicht.' },
  revise: { fr: 'Modifier les classes', de: 'Klassen ändern' },
  reviseHint: {
    fr: 'Un fichier JSON. Téléchargez les classes, modifiez-les avec leur premier jour (validFrom), et importez-les : les chiffres déjà publiés ne changent pas.',
    de: 'Eine JSON-Datei. Laden Sie die Klassen herunter, ändern Sie sie mit ihrem ersten Tag (validFrom) und importieren Sie sie: Veröffentlichte Zahlen ändern sich nicht.',
  },
  file: { fr: 'Fichier des classes', de: 'Klassendatei' },
  save: { fr: 'Enregistrer les classes', de: 'Klassen speichern' },
  revised: { fr: 'Les nouvelles classes sont enregistrées.', de: 'Die neuen Klassen sind gespeichert.' },
  download: { fr: 'Télécharger les classes (JSON)', de: 'Klassen herunterladen (JSON)' },
  toClasses: { fr: 'Voir toutes les classes', de: 'Alle Klassen ansehen' },
  example: { fr: 'Classes d’exemple', de: 'Beispielklassen' },
});

export const refusals = defineStrings('fair-o-meter-comparison-refusals', {
  'comparison-drawn': {
    fr: 'Les chiffres de cette édition sont déjà publiés ; ils ne changent plus.',
    de: 'Die Zahlen dieser Ausgabe sind schon veröffentlicht; sie ändern sich nicht mehr.',
  },
  'edition-not-closed': { fr: 'Clôturez d’abord l’édition.', de: 'Schließen Sie zuerst die Ausgabe ab.' },
  'no-classes': { fr: 'Aucune classe n’est en vigueur ce jour-là.', de: 'An diesem Tag gelten keine Klassen.' },
  'classes-incomplete': {
    fr: 'La dernière classe n’a aucune condition : ainsi chaque commune en a une.',
    de: 'Die letzte Klasse hat keine Bedingung: So gehört jede Gemeinde zu einer.',
  },
  'class-unreachable': {
    fr: 'Une classe sans condition vient avant d’autres : aucune commune n’arriverait jusqu’à celles-ci.',
    de: 'Eine Klasse ohne Bedingung steht vor anderen: Keine Gemeinde käme zu diesen.',
  },
});
