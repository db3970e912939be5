import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('dashboard', {
  steering: { fr: 'Pilotage', de: 'Steuerung' },
  title: { fr: 'Tableau de bord national', de: 'Nationale Übersicht' },
  lead: { fr: 'Où en est la campagne. Chaque nombre ouvre la liste qu’il compte.', de: 'Wo die Kampagne steht. Jede Zahl öffnet die Liste, die sie zählt.' },
  period: {
    fr: 'Événements, formations et parrainage : du {{from}} au {{to}}. Le reste vaut au {{to}}.',
    de: 'Veranstaltungen, Schulungen und Patenschaften: vom {{from}} bis zum {{to}}. Alles andere gilt am {{to}}.',
  },
  classesExample: {
    fr: 'Les classes de communes sont un exemple, que la coordination modifie.',
    de: 'Die Klassen der Gemeinden sind ein Beispiel, das die Koordination ändert.',
  },
  total: { fr: 'En tout', de: 'Insgesamt' },
  byRegion: { fr: 'Par région', de: 'Nach Region' },
  byClass: { fr: 'Par classe de communes', de: 'Nach Klasse der Gemeinden' },
  number: { fr: 'Nombre', de: 'Anzahl' },
  region: { fr: 'Région', de: 'Region' },
  classOf: { fr: 'Classe', de: 'Klasse' },
  byWhat: { fr: 'Par sorte', de: 'Nach Art' },
  commune: { fr: 'Commune', de: 'Gemeinde' },
  what: { fr: 'Sorte', de: 'Art' },
  on: { fr: 'Date', de: 'Datum' },
  length: {
    fr: { one: '{{number}} ligne', other: '{{number}} lignes' },
    de: { one: '{{number}} Zeile', other: '{{number}} Zeilen' },
  },
  none: { fr: 'Rien à compter', de: 'Nichts zu zählen' },
  noneHelp: { fr: 'Ce jour-là, la liste est vide.', de: 'An diesem Tag ist die Liste leer.' },
  all: { fr: 'Voir toute la liste', de: 'Ganze Liste ansehen' },
  grade: { fr: 'Note {{grade}}', de: 'Note {{grade}}' },
});

export const tiles = defineStrings('dashboard-tiles', {
  titled: { fr: 'Communes titrées', de: 'Gemeinden mit Titel' },
  candidates: { fr: 'Communes candidates', de: 'Kandidierende Gemeinden' },
  grades: { fr: 'Notes publiées du Fair-ô-mètre', de: 'Veröffentlichte Noten des Fair-O-Meters' },
  progress: { fr: 'Notes publiées en progrès', de: 'Veröffentlichte Noten mit Fortschritt' },
  partners: { fr: 'Partenaires engagés', de: 'Engagierte Partner' },
  events: { fr: 'Événements', de: 'Veranstaltungen' },
  trainings: { fr: 'Formations', de: 'Schulungen' },
  mentoring: { fr: 'Participations à une séance de parrainage', de: 'Teilnahmen an Patenschaftstreffen' },
});
