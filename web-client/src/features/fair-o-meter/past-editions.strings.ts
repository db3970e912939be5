import { defineStrings } from '~/lib/strings';

/** Editions that took place before, from their spreadsheets. */
export const strings = defineStrings('fair-o-meter-past-editions', {
  title: { fr: 'Reprendre une édition passée', de: 'Vergangene Ausgabe übernehmen' },
  lead: {
    fr: 'Une édition remplie autrefois sur papier ou dans un tableur entre ici avec ses réponses : progrès et tendances partent alors de là.',
    de: 'Eine früher auf Papier oder in einer Tabelle ausgefüllte Ausgabe kommt mit ihren Antworten hierher: Fortschritt und Verlauf beginnen dann dort.',
  },
  codeHint: { fr: 'Petites lettres et chiffres, par exemple 2019.', de: 'Kleinbuchstaben und Ziffern, zum Beispiel 2019.' },
  gridHint: { fr: 'Les réponses sont comptées avec cette version.', de: 'Die Antworten werden mit dieser Fassung gezählt.' },
  blank: { fr: 'Tableur vierge de cette grille (XLSX)', de: 'Leere Tabelle dieses Rasters (XLSX)' },
  file: { fr: 'Tableur rempli (XLSX)', de: 'Ausgefüllte Tabelle (XLSX)' },
  fileHint: {
    fr: 'Une ligne par commune, une colonne par question. Une cellule vide est une question sans réponse.',
    de: 'Eine Zeile je Gemeinde, eine Spalte je Frage. Eine leere Zelle ist eine Frage ohne Antwort.',
  },
  look: { fr: 'Voir ce que contient le tableur', de: 'Inhalt der Tabelle ansehen' },
  nothing: { fr: 'Ce tableur ne contient aucune réponse.', de: 'Diese Tabelle enthält keine Antwort.' },
  found: {
    fr: { one: '{{number}} commune avec des réponses', other: '{{number}} communes avec des réponses' },
    de: { one: '{{number}} Gemeinde mit Antworten', other: '{{number}} Gemeinden mit Antworten' },
  },
  points: { fr: 'Points sur 100', de: 'Punkte von 100' },
  grade: { fr: 'Note', de: 'Note' },
  nobodyTold: { fr: 'Aucun courriel ne part, et aucune note n’est publiée.', de: 'Es geht keine Mail hinaus, und keine Note wird veröffentlicht.' },
  record: {
    fr: { one: 'Enregistrer l’édition avec {{number}} commune', other: 'Enregistrer l’édition avec {{number}} communes' },
    de: { one: 'Ausgabe mit {{number}} Gemeinde speichern', other: 'Ausgabe mit {{number}} Gemeinden speichern' },
  },
  back: { fr: 'Changer le fichier ou les jours', de: 'Datei oder Tage ändern' },
  recorded: { fr: 'L’édition passée est enregistrée.', de: 'Die vergangene Ausgabe ist gespeichert.' },
  tag: { fr: 'Reprise d’un tableur', de: 'Aus einer Tabelle' },
  answers: { fr: 'Réponses (XLSX)', de: 'Antworten (XLSX)' },
  withdraw: { fr: 'Retirer cette édition', de: 'Diese Ausgabe zurücknehmen' },
  withdrawHelp: {
    fr: 'L’édition et ses réponses disparaissent des pages ; le journal garde les deux, et le code est de nouveau libre.',
    de: 'Die Ausgabe und ihre Antworten verschwinden von den Seiten; das Protokoll behält beides, und der Code ist wieder frei.',
  },
  withdrawn: { fr: 'L’édition est retirée.', de: 'Die Ausgabe ist zurückgenommen.' },
  reason: { fr: 'Pourquoi ?', de: 'Warum?' },
  reasonHint: { fr: 'En une ligne, sans nom de personne.', de: 'In einer Zeile, ohne Namen von Personen.' },
  undoReason: { fr: 'annulé aussitôt', de: 'gleich zurückgenommen' },
});
