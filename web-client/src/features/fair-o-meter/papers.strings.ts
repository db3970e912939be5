import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-papers', {
  title: { fr: 'Sur papier et dans un tableur', de: 'Auf Papier und als Tabelle' },
  filled: {
    fr: 'Rempli, avec les réponses, le score et d’où il vient, vos actions propres et vos mots',
    de: 'Ausgefüllt, mit Antworten, Punkten und ihrer Herkunft, Ihren eigenen Aktionen und Ihren Worten',
  },
  blank: { fr: 'Vierge, à remplir en réunion', de: 'Leer, zum Ausfüllen in einer Sitzung' },
  workbook: { fr: 'Tableur (XLSX)', de: 'Tabelle (XLSX)' },
  document: { fr: 'Document (PDF)', de: 'Dokument (PDF)' },
  takeBack: { fr: 'Reprendre un tableur rempli', de: 'Ausgefüllte Tabelle übernehmen' },
  takeBackHelp: {
    fr: 'Le fichier XLSX téléchargé ici, rempli en tout ou en partie. Vous voyez d’abord ce qui change ; une cellule vide ne change rien.',
    de: 'Die hier heruntergeladene XLSX-Datei, ganz oder teilweise ausgefüllt. Sie sehen zuerst, was sich ändert; eine leere Zelle ändert nichts.',
  },
  reading: { fr: 'Lecture du tableur…', de: 'Tabelle wird gelesen …' },
  errorsTitle: { fr: 'Cellules à corriger', de: 'Zu korrigierende Zellen' },
  errors: {
    fr: {
      one: '{{number}} cellule est à corriger dans le tableur. Rien n’est enregistré avant.',
      other: '{{number}} cellules sont à corriger dans le tableur. Rien n’est enregistré avant.',
    },
    de: {
      one: '{{number}} Zelle der Tabelle ist zu korrigieren. Vorher wird nichts gespeichert.',
      other: '{{number}} Zellen der Tabelle sind zu korrigieren. Vorher wird nichts gespeichert.',
    },
  },
  cell: { fr: 'Cellule', de: 'Zelle' },
  written: { fr: 'Ce qui est écrit', de: 'Was dort steht' },
  problem: { fr: 'Problème', de: 'Problem' },
  leftOut: {
    fr: 'Ces preuves ne sont pas reprises : le tableur ne peut donner qu’une adresse web. Joignez un fichier à la question.',
    de: 'Diese Nachweise werden nicht übernommen: Die Tabelle kann nur eine Webadresse angeben. Hängen Sie eine Datei an die Frage an.',
  },
  nothing: { fr: 'Ce tableur ne change rien : tout y est déjà enregistré.', de: 'Diese Tabelle ändert nichts: Alles ist bereits gespeichert.' },
  changes: { fr: 'Ce qui change', de: 'Was sich ändert' },
  before: { fr: 'Avant : {{answer}}', de: 'Vorher: {{answer}}' },
  after: { fr: 'Dans le tableur : {{answer}}', de: 'In der Tabelle: {{answer}}' },
  confirm: {
    fr: { one: 'Enregistrer {{number}} réponse', other: 'Enregistrer {{number}} réponses' },
    de: { one: '{{number}} Antwort speichern', other: '{{number}} Antworten speichern' },
  },
  taken: {
    fr: { one: '{{number}} réponse reprise du tableur.', other: '{{number}} réponses reprises du tableur.' },
    de: { one: '{{number}} Antwort aus der Tabelle übernommen.', other: '{{number}} Antworten aus der Tabelle übernommen.' },
  },
  undone: { fr: 'Les réponses sont comme avant.', de: 'Die Antworten sind wie zuvor.' },
});

/** What is wrong with a cell or with the file, by the code the API gives. */
export const cells = defineStrings('fair-o-meter-paper-cells', {
  'answer-and-reason': {
    fr: 'Il y a une réponse et une raison de ne pas répondre : gardez l’une des deux.',
    de: 'Es gibt eine Antwort und einen Grund, nicht zu antworten: Behalten Sie eines von beiden.',
  },
  'answer-missing': { fr: 'Il y a une preuve, mais pas de réponse.', de: 'Es gibt einen Nachweis, aber keine Antwort.' },
  'commune-not-then': { fr: 'Cette commune n’existait pas pendant l’édition.', de: 'Diese Gemeinde gab es während der Ausgabe nicht.' },
  'column-missing': { fr: 'Une colonne manque : repartez du fichier téléchargé ici.', de: 'Eine Spalte fehlt: Gehen Sie von der hier heruntergeladenen Datei aus.' },
  'not-a-whole-number': { fr: 'Un nombre entier, à partir de 0, est attendu.', de: 'Erwartet wird eine ganze Zahl ab 0.' },
  'not-an-answer': { fr: 'Choisissez une des réponses de la liste.', de: 'Wählen Sie eine der Antworten aus der Liste.' },
  'one-address': { fr: 'Une seule adresse web par question.', de: 'Nur eine Webadresse je Frage.' },
  'other-fair-o-meter': {
    fr: 'C’est le tableur d’un autre Fair-ô-mètre : d’une autre commune ou d’une autre édition.',
    de: 'Das ist die Tabelle eines anderen Fair-O-Meters: einer anderen Gemeinde oder einer anderen Ausgabe.',
  },
  'reason-missing': {
    fr: 'Dites après deux-points pourquoi la question ne s’applique pas.',
    de: 'Sagen Sie nach einem Doppelpunkt, warum die Frage nicht zutrifft.',
  },
  'row-twice': { fr: 'Cette question ou cette commune figure deux fois.', de: 'Diese Frage oder Gemeinde steht zweimal in der Tabelle.' },
  'sheet-unreadable': {
    fr: 'Ce n’est pas un tableur XLSX d’un Fair-ô-mètre : repartez du fichier téléchargé ici.',
    de: 'Das ist keine XLSX-Tabelle eines Fair-O-Meters: Gehen Sie von der hier heruntergeladenen Datei aus.',
  },
  'too-long': { fr: 'Ce texte est trop long.', de: 'Dieser Text ist zu lang.' },
  'unknown-commune': { fr: 'Le registre ne connaît aucune commune de ce code.', de: 'Das Register kennt keine Gemeinde mit diesem Code.' },
  'unknown-question': { fr: 'Cette question n’est pas dans la grille de l’édition.', de: 'Diese Frage steht nicht im Raster der Ausgabe.' },
});
