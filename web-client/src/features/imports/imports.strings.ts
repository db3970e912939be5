import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('imports', {
  title: { fr: 'Imports', de: 'Importe' },
  lead: {
    fr: 'Ce qui vient d’un fichier entre ici. Chaque formulaire dit ce qui peut être annulé, et jusqu’à quand.',
    de: 'Hier kommt herein, was in einer Datei steht. Jedes Formular sagt, was sich rückgängig machen lässt, und wie lange.',
  },
  uploadLead: {
    fr: 'Déposez un fichier, vérifiez l’aperçu, confirmez. Rien n’est enregistré avant votre accord.',
    de: 'Datei ablegen, Vorschau prüfen, bestätigen. Vor Ihrer Zustimmung wird nichts gespeichert.',
  },
  newUpload: { fr: 'Nouveau fichier', de: 'Neue Datei' },
  drop: { fr: 'Déposez un fichier CSV ici, ou choisissez-le sur votre ordinateur.', de: 'Legen Sie hier eine CSV-Datei ab oder wählen Sie sie auf Ihrem Computer aus.' },
  file: { fr: 'Fichier CSV', de: 'CSV-Datei' },
  kind: { fr: 'Que contient ce fichier ?', de: 'Was enthält diese Datei?' },
  kindHint: { fr: 'Reconnu d’après les colonnes ; corrigez si nécessaire.', de: 'An den Spalten erkannt; bei Bedarf ändern.' },
  preview: { fr: 'Voir l’aperçu', de: 'Vorschau ansehen' },
  fileMissing: { fr: 'Choisissez d’abord un fichier', de: 'Wählen Sie zuerst eine Datei' },
  reading: { fr: 'Lecture du fichier…', de: 'Datei wird gelesen …' },
  past: { fr: 'Un jour passé est affiché : revenez à aujourd’hui pour importer.', de: 'Ein vergangener Tag wird angezeigt: Kehren Sie zu heute zurück, um zu importieren.' },
  history: { fr: 'Fichiers déjà déposés', de: 'Bereits hochgeladene Dateien' },
  noHistory: { fr: 'Aucun fichier n’a encore été déposé', de: 'Es wurde noch keine Datei hochgeladen' },
  noHistoryHelp: { fr: 'Les fichiers de communes et d’indices de titres apparaîtront ici, avec ce qu’ils ont changé.', de: 'Dateien mit Gemeinden und Titelhinweisen erscheinen hier, mit dem, was sie geändert haben.' },
  open: { fr: 'Ouvrir', de: 'Öffnen' },
  stateHeader: { fr: 'État', de: 'Stand' },
  rowsHeader: { fr: 'Lignes', de: 'Zeilen' },

  previewOf: { fr: 'Aperçu : {{kind}}', de: 'Vorschau: {{kind}}' },
  confirmedOf: { fr: 'Import : {{kind}}', de: 'Import: {{kind}}' },
  previewLead: { fr: 'Rien n’est encore enregistré.', de: 'Noch ist nichts gespeichert.' },
  confirmedLead: { fr: 'Ces lignes ont été enregistrées.', de: 'Diese Zeilen wurden gespeichert.' },
  undoneLead: { fr: 'Cet import a été annulé ; l’historique garde les deux.', de: 'Dieser Import wurde rückgängig gemacht; die Geschichte behält beides.' },
  summary: { fr: 'Résumé', de: 'Zusammenfassung' },
  fileErrors: { fr: 'Ce fichier ne peut pas être lu', de: 'Diese Datei kann nicht gelesen werden' },
  ignored: { fr: 'Colonnes non utilisées : {{columns}}', de: 'Nicht verwendete Spalten: {{columns}}' },
  errorsTitle: { fr: 'Cellules à corriger', de: 'Zu korrigierende Zellen' },
  errorsHelp: {
    fr: 'Corrigez-les dans votre fichier et déposez-le à nouveau, ou enregistrez les autres lignes sans elles.',
    de: 'Korrigieren Sie sie in Ihrer Datei und laden Sie sie erneut hoch, oder speichern Sie die übrigen Zeilen ohne sie.',
  },
  line: { fr: 'Ligne', de: 'Zeile' },
  column: { fr: 'Colonne', de: 'Spalte' },
  value: { fr: 'Valeur', de: 'Wert' },
  problem: { fr: 'Problème', de: 'Problem' },
  rows: { fr: 'Lignes du fichier', de: 'Zeilen der Datei' },
  code: { fr: 'Code', de: 'Code' },
  label: { fr: 'Nom', de: 'Name' },
  outcome: { fr: 'Effet', de: 'Wirkung' },
  changes: { fr: 'Ce qui change', de: 'Was sich ändert' },
  change: { fr: '{{column}} : {{before}} → {{after}}', de: '{{column}}: {{before}} → {{after}}' },
  added: { fr: '{{column}} : {{after}}', de: '{{column}}: {{after}}' },
  empty: { fr: 'vide', de: 'leer' },
  only: { fr: 'Montrer', de: 'Anzeigen' },
  all: { fr: 'Toutes les lignes', de: 'Alle Zeilen' },
  confirm: {
    fr: { one: 'Enregistrer {{number}} ligne', other: 'Enregistrer {{number}} lignes' },
    de: { one: '{{number}} Zeile speichern', other: '{{number}} Zeilen speichern' },
  },
  confirmWithout: {
    fr: { one: 'Enregistrer {{number}} ligne sans les erreurs', other: 'Enregistrer {{number}} lignes sans les erreurs' },
    de: { one: '{{number}} Zeile ohne die Fehler speichern', other: '{{number}} Zeilen ohne die Fehler speichern' },
  },
  nothingToTake: { fr: 'Ce fichier ne change rien : tout y est déjà enregistré.', de: 'Diese Datei ändert nichts: Alles ist bereits gespeichert.' },
  confirmed: { fr: 'L’import est enregistré.', de: 'Der Import ist gespeichert.' },
  undo: { fr: 'Annuler cet import', de: 'Import rückgängig machen' },
  undone: { fr: 'L’import est annulé.', de: 'Der Import ist rückgängig gemacht.' },
  reason: { fr: 'Pourquoi ?', de: 'Warum?' },
  reasonHint: { fr: 'En une ligne, sans nom de personne.', de: 'In einer Zeile, ohne Namen von Personen.' },
  reasonMissing: { fr: 'Dites en une ligne pourquoi', de: 'Sagen Sie in einer Zeile, warum' },
  otherFile: { fr: 'Déposer un autre fichier', de: 'Andere Datei hochladen' },
  toPortfolio: { fr: 'Voir le portefeuille', de: 'Zum Portfolio' },
});

export const kinds = defineStrings('import-kinds', {
  communes: { fr: 'communes', de: 'Gemeinden' },
  titleEvidence: { fr: 'indices de titres', de: 'Titelhinweise' },
  partners: { fr: 'partenaires', de: 'Partner' },
});

/** How long a file that was taken can be taken back. */
export const undoings = defineStrings('import-undoings', {
  communes: {
    fr: 'Un fichier enregistré s’annule depuis sa page, avec une raison ; l’historique garde les deux.',
    de: 'Eine gespeicherte Datei lässt sich auf ihrer Seite rückgängig machen, mit einem Grund; die Geschichte behält beides.',
  },
  titleEvidence: {
    fr: 'Un fichier enregistré s’annule depuis sa page, avec une raison, tant qu’aucune étape du titre ne repose sur lui.',
    de: 'Eine gespeicherte Datei lässt sich auf ihrer Seite rückgängig machen, mit einem Grund, solange kein Schritt zum Titel auf ihr beruht.',
  },
  partners: {
    fr: 'Un fichier enregistré s’annule depuis sa page, avec une raison, tant qu’aucun de ses partenaires n’a été modifié ni ne s’est engagé depuis.',
    de: 'Eine gespeicherte Datei lässt sich auf ihrer Seite rückgängig machen, mit einem Grund, solange keiner ihrer Partner seither geändert wurde oder sich verpflichtet hat.',
  },
});

export const states = defineStrings('import-states', {
  previewed: { fr: 'Aperçu, rien d’enregistré', de: 'Vorschau, nichts gespeichert' },
  confirmed: { fr: 'Enregistré', de: 'Gespeichert' },
  undone: { fr: 'Annulé', de: 'Rückgängig gemacht' },
});

export const outcomes = defineStrings('import-outcomes', {
  new: { fr: 'Nouveau', de: 'Neu' },
  changed: { fr: 'Modifié', de: 'Geändert' },
  same: { fr: 'Déjà enregistré', de: 'Bereits gespeichert' },
  error: { fr: 'À corriger', de: 'Zu korrigieren' },
});

/** What is wrong with a cell, by the code the API gives. */
export const cellErrors = defineStrings('cell-errors', {
  unknown: { fr: 'Cette valeur ne convient pas.', de: 'Dieser Wert passt nicht.' },
  required: { fr: 'Cette valeur est obligatoire.', de: 'Dieser Wert ist erforderlich.' },
  missing: { fr: 'Cette valeur est obligatoire.', de: 'Dieser Wert ist erforderlich.' },
  'column-missing': { fr: 'Cette colonne manque dans le fichier.', de: 'Diese Spalte fehlt in der Datei.' },
  'column-twice': { fr: 'Cette colonne figure deux fois.', de: 'Diese Spalte steht zweimal in der Datei.' },
  'file-empty': { fr: 'Le fichier est vide.', de: 'Die Datei ist leer.' },
  'file-too-large': { fr: 'Le fichier dépasse 2 Mo : envoyez-le en plusieurs parties.', de: 'Die Datei ist größer als 2 MB: Senden Sie sie in mehreren Teilen.' },
  'not-csv': { fr: 'Ce n’est pas un fichier CSV lisible.', de: 'Das ist keine lesbare CSV-Datei.' },
  'not-utf8': { fr: 'Le fichier n’est pas en UTF-8 : enregistrez-le au format CSV UTF-8.', de: 'Die Datei ist nicht in UTF-8: Speichern Sie sie als CSV in UTF-8.' },
  'not-text': { fr: 'Ce n’est pas un fichier texte : enregistrez-le au format CSV UTF-8.', de: 'Das ist keine Textdatei: Speichern Sie sie als CSV in UTF-8.' },
  'too-many-rows': { fr: 'Le fichier compte plus de 20 000 lignes : envoyez-le en plusieurs parties.', de: 'Die Datei hat mehr als 20.000 Zeilen: Senden Sie sie in mehreren Teilen.' },
  'wrong-number-of-cells': { fr: 'Cette ligne n’a pas le même nombre de cellules que l’en-tête.', de: 'Diese Zeile hat nicht so viele Zellen wie die Kopfzeile.' },
  'in-future': { fr: 'Cette date est postérieure à la collecte.', de: 'Dieses Datum liegt nach der Erhebung.' },
  'name-differs': { fr: 'Ce nom n’est pas celui du registre pour ce code INS.', de: 'Dieser Name ist im Register nicht der zu diesem NIS-Code.' },
  'not-a-date': { fr: 'Une date est attendue : 2024, 2024-03 ou 2024-03-12.', de: 'Erwartet wird ein Datum: 2024, 2024-03 oder 2024-03-12.' },
  'not-a-day': { fr: 'Un jour est attendu : 2024-03-12.', de: 'Erwartet wird ein Tag: 2024-03-12.' },
  'not-a-nis-code': { fr: 'Un code INS de cinq chiffres est attendu.', de: 'Erwartet wird ein NIS-Code mit fünf Ziffern.' },
  'not-a-number': { fr: 'Un nombre est attendu.', de: 'Erwartet wird eine Zahl.' },
  'not-a-whole-number': { fr: 'Un nombre entier plausible est attendu.', de: 'Erwartet wird eine plausible ganze Zahl.' },
  'not-a-postcode': { fr: 'Un code postal de quatre chiffres est attendu.', de: 'Erwartet wird eine vierstellige Postleitzahl.' },
  'not-an-address': { fr: 'Une adresse qui commence par http:// ou https:// est attendue.', de: 'Erwartet wird eine Adresse, die mit http:// oder https:// beginnt.' },
  'not-an-enterprise-number': { fr: 'Ce numéro d’entreprise n’est pas valable : vérifiez ses chiffres.', de: 'Diese Unternehmensnummer ist ungültig: Prüfen Sie die Ziffern.' },
  'population-day-missing': { fr: 'Le jour de cette population manque.', de: 'Der Stichtag dieser Einwohnerzahl fehlt.' },
  'row-twice': { fr: 'La même ligne figure deux fois dans le fichier.', de: 'Dieselbe Zeile steht zweimal in der Datei.' },
  'too-long': { fr: 'Ce texte est trop long.', de: 'Dieser Text ist zu lang.' },
  'unknown-commune': { fr: 'Le registre ne connaît aucune commune de ce code.', de: 'Das Register kennt keine Gemeinde mit diesem Code.' },
  'unknown-nis': { fr: 'Ce n’est pas le code d’une commune de Wallonie ou de Bruxelles.', de: 'Das ist kein Code einer Gemeinde der Wallonie oder Brüssels.' },
  'unknown-word': { fr: 'Ce mot ne figure pas dans la liste attendue.', de: 'Dieses Wort gehört nicht zur erwarteten Liste.' },
  'year-differs': { fr: 'L’année n’est pas celle de la date.', de: 'Das Jahr passt nicht zum Datum.' },
});

/** Why an upload was refused. */
export const refusals = defineStrings('import-refusals', {
  'import-confirmed': { fr: 'Cet import a déjà été enregistré. Rien n’a été fait deux fois.', de: 'Dieser Import wurde bereits gespeichert. Es wurde nichts doppelt getan.' },
  'import-unreadable': { fr: 'Le fichier n’a pas pu être lu. Rien n’a été enregistré : corrigez-le et déposez-le à nouveau.', de: 'Die Datei konnte nicht gelesen werden. Es wurde nichts gespeichert: Bitte korrigieren und erneut hochladen.' },
  'import-has-errors': { fr: 'Certaines lignes contiennent des erreurs. Rien n’a été enregistré : corrigez le fichier, ou enregistrez les autres lignes.', de: 'Einige Zeilen enthalten Fehler. Es wurde nichts gespeichert: Korrigieren Sie die Datei oder speichern Sie die übrigen Zeilen.' },
  'import-not-confirmed': { fr: 'Cet import n’a pas été enregistré, ou a déjà été annulé.', de: 'Dieser Import wurde nicht gespeichert oder bereits rückgängig gemacht.' },
  'import-built-upon': { fr: 'Des étapes plus récentes s’appuient sur cet import. Rien n’a été modifié : retirez d’abord ces étapes dans les dossiers des communes.', de: 'Spätere Schritte bauen auf diesem Import auf. Es wurde nichts geändert: Nehmen Sie zuerst diese Schritte in den Akten der Gemeinden zurück.' },
  'import-in-use': { fr: 'Certains de ces partenaires ont été modifiés ou se sont engagés depuis. Rien n’a été annulé.', de: 'Einige dieser Partner wurden seither geändert oder haben sich verpflichtet. Es wurde nichts rückgängig gemacht.' },
});
