import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-papers', {
  title: { fr: 'Sur papier et dans un tableur', de: 'Auf Papier und als Tabelle' },
  filled: { fr: 'Rempli, avec les réponses, le score et d’où il vient', de: 'Ausgefüllt, mit Antworten, Punkten und ihrer Herkunft' },
  blank: { fr: 'Vierge, à remplir en réunion', de: 'Leer, zum Ausfüllen in einer Sitzung' },
  blankHelp: {
    fr: 'Ce qui est écrit sur papier ou dans le tableur est ensuite recopié ici : les fichiers ne sont pas relus par le programme.',
    de: 'Was auf Papier oder in der Tabelle steht, wird danach hier eingetragen: Das Programm liest die Dateien nicht wieder ein.',
  },
  workbook: { fr: 'Tableur (XLSX)', de: 'Tabelle (XLSX)' },
  document: { fr: 'Document (PDF)', de: 'Dokument (PDF)' },
});
