import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-files', {
  title: { fr: 'Fichiers joints', de: 'Beigefügte Dateien' },
  add: { fr: 'Joindre un fichier', de: 'Datei beifügen' },
  hint: {
    fr: 'PDF, photo (JPEG, PNG) ou tableur (XLSX, ODS) de 5 Mo au plus ; cinq fichiers par réponse. Les photos perdent le lieu et l’appareil qu’elles contiennent. Évitez les noms de personnes.',
    de: 'PDF, Foto (JPEG, PNG) oder Tabelle (XLSX, ODS) bis 5 MB; fünf Dateien je Antwort. Fotos verlieren Ort und Gerät, die in ihnen stehen. Vermeiden Sie Namen von Personen.',
  },
  sending: { fr: 'Le fichier s’envoie…', de: 'Die Datei wird gesendet …' },
  added: { fr: 'Le fichier est joint.', de: 'Die Datei ist beigefügt.' },
  remove: { fr: 'Détacher', de: 'Lösen' },
  removed: { fr: 'Le fichier est détaché ; il s’efface dans trente jours.', de: 'Die Datei ist gelöst; sie wird in dreißig Tagen gelöscht.' },
  putBack: { fr: 'Le fichier est de nouveau joint.', de: 'Die Datei ist wieder beigefügt.' },
  gone: { fr: 'Fichier qui n’est plus conservé', de: 'Datei, die nicht mehr aufbewahrt wird' },
  goneHelp: { fr: 'preuve rompue', de: 'Nachweis hinfällig' },
  about: { fr: '{{size}} ko, joint le {{day}}', de: '{{size}} kB, beigefügt am {{day}}' },
});

/** Why a file is not taken. */
export const fileErrors = defineStrings('fair-o-meter-file-errors', {
  'file-kind': {
    fr: 'Ce fichier n’est ni un PDF, ni une photo (JPEG, PNG), ni un tableur (XLSX, ODS).',
    de: 'Diese Datei ist weder PDF noch Foto (JPEG, PNG) noch Tabelle (XLSX, ODS).',
  },
  'file-broken': { fr: 'Ce fichier est abîmé : enregistrez-le de nouveau, puis joignez-le.', de: 'Diese Datei ist beschädigt: Speichern Sie sie neu, und fügen Sie sie dann bei.' },
  'file-runs': {
    fr: 'Ce fichier contient un programme (macro, script) ou d’autres fichiers : enregistrez-le sans eux.',
    de: 'Diese Datei enthält ein Programm (Makro, Skript) oder andere Dateien: Speichern Sie sie ohne diese.',
  },
  'picture-too-large': { fr: 'Cette photo dépasse 50 millions de points : réduisez-la.', de: 'Dieses Foto hat über 50 Millionen Bildpunkte: Verkleinern Sie es.' },
  'spreadsheet-too-large': { fr: 'Ce tableur est trop grand une fois ouvert : gardez l’essentiel.', de: 'Diese Tabelle ist geöffnet zu groß: Behalten Sie das Wesentliche.' },
  'file-too-large': { fr: 'Ce fichier dépasse 5 Mo : choisissez-en un plus petit.', de: 'Diese Datei ist größer als 5 MB: Wählen Sie eine kleinere.' },
  'file-name': { fr: 'Donnez au fichier un nom de 120 signes au plus.', de: 'Geben Sie der Datei einen Namen mit höchstens 120 Zeichen.' },
});

export const refusals = defineStrings('fair-o-meter-file-refusals', {
  'evidence-full': {
    fr: 'Une réponse porte au plus cinq fichiers, et un Fair-ô-mètre 40 Mo : détachez-en d’abord un.',
    de: 'Eine Antwort hat höchstens fünf Dateien, ein Fair-O-Meter 40 MB: Lösen Sie zuerst eine.',
  },
  'file-forgotten': { fr: 'Ce fichier n’est plus conservé : joignez-le de nouveau.', de: 'Diese Datei wird nicht mehr aufbewahrt: Fügen Sie sie neu bei.' },
  'question-unanswered': { fr: 'Répondez d’abord à la question.', de: 'Beantworten Sie zuerst die Frage.' },
});
