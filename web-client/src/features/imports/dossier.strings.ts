import { defineStrings } from '~/lib/strings';

/** A commune's dossier from another system. */
export const strings = defineStrings('dossier-import', {
  title: { fr: 'Dossier d’une commune (ZIP)', de: 'Dossier einer Gemeinde (ZIP)' },
  lead: {
    fr: 'Un dossier exporté d’un autre système est repris dans une commune qui n’a encore rien ici : en entier, ou pas du tout. Cela ne s’annule pas.',
    de: 'Ein in einem anderen System ausgegebenes Dossier wird für eine Gemeinde übernommen, von der hier noch nichts steht: ganz oder gar nicht. Das lässt sich nicht rückgängig machen.',
  },
  file: { fr: 'Dossier (ZIP)', de: 'Dossier (ZIP)' },
  take: { fr: 'Reprendre ce dossier', de: 'Dieses Dossier übernehmen' },
  taking: { fr: 'Reprise du dossier…', de: 'Dossier wird übernommen …' },
  taken: { fr: 'Le dossier est repris.', de: 'Das Dossier ist übernommen.' },
  before: { fr: 'Ce dossier était déjà repris ; rien n’a changé.', de: 'Dieses Dossier war schon übernommen; nichts hat sich geändert.' },
  facts: { fr: 'Faits du journal', de: 'Einträge des Journals' },
  steps: { fr: 'Étapes du titre', de: 'Schritte des Titels' },
  state: { fr: 'État du titre', de: 'Stand des Titels' },
  fairOMeters: { fr: 'Fair-ô-mètres', de: 'Fair-O-Meter' },
  fairOMeter: { fr: '{{id}} : note {{grade}}, {{score}} points', de: '{{id}}: Note {{grade}}, {{score}} Punkte' },
  none: { fr: 'aucun', de: 'keine' },
  same: {
    fr: 'Les six critères ont ici le même état que dans le dossier.',
    de: 'Die sechs Kriterien haben hier denselben Stand wie im Dossier.',
  },
  differ: {
    fr: 'Ces critères n’ont pas ici le même état que dans le dossier : les objectifs ou le nombre d’habitants diffèrent.',
    de: 'Diese Kriterien haben hier nicht denselben Stand wie im Dossier: Ziele oder Einwohnerzahl sind andere.',
  },
  criterion: { fr: '{{name}} : {{here}} ici, {{there}} dans le dossier', de: '{{name}}: {{here}} hier, {{there}} im Dossier' },
  open: { fr: 'Voir la commune', de: 'Zur Gemeinde' },
  wrong: { fr: 'Ce dossier ne peut pas être repris ; rien n’a été enregistré.', de: 'Dieses Dossier kann nicht übernommen werden; es wurde nichts gespeichert.' },
});

/** What is wrong with a dossier, by the code the API gives. */
export const problems = defineStrings('dossier-problems', {
  'dossier-entry-missing': { fr: 'Ce fichier manque dans le dossier.', de: 'Diese Datei fehlt im Dossier.' },
  'dossier-entry-twice': { fr: 'Ce fichier figure deux fois dans le dossier.', de: 'Diese Datei steht zweimal im Dossier.' },
  'dossier-entry-unknown': { fr: 'Un dossier ne contient pas ce fichier.', de: 'Ein Dossier enthält keine solche Datei.' },
  'dossier-format': { fr: 'Ce n’est pas un dossier, ou d’une version inconnue.', de: 'Das ist kein Dossier, oder eines in einer unbekannten Fassung.' },
  'dossier-hash-differs': { fr: 'Ce fichier a été modifié depuis l’export.', de: 'Diese Datei wurde seit der Ausgabe geändert.' },
  'dossier-invalid': { fr: 'Ce que dit ce fichier ne peut pas être enregistré ici.', de: 'Was diese Datei sagt, kann hier nicht gespeichert werden.' },
  'dossier-too-large': { fr: 'Le dossier est trop grand.', de: 'Das Dossier ist zu groß.' },
  'dossier-unreadable': { fr: 'Ce fichier n’est pas lisible comme dossier.', de: 'Diese Datei ist nicht als Dossier lesbar.' },
});

/** Why a dossier was refused. */
export const refusals = defineStrings('dossier-refusals', {
  'commune-has-history': {
    fr: 'Cette commune a déjà une histoire ici. Rien n’a été enregistré.',
    de: 'Diese Gemeinde hat hier schon eine Geschichte. Es wurde nichts gespeichert.',
  },
  'edition-differs': {
    fr: 'L’édition du Fair-ô-mètre de ce code a ici une autre grille. Rien n’a été enregistré.',
    de: 'Die Ausgabe des Fair-O-Meters mit diesem Code hat hier ein anderes Raster. Es wurde nichts gespeichert.',
  },
  'fact-known': {
    fr: 'Un fait de ce dossier figure déjà dans le journal d’une autre commune. Rien n’a été enregistré.',
    de: 'Ein Eintrag dieses Dossiers steht schon im Journal einer anderen Gemeinde. Es wurde nichts gespeichert.',
  },
  'unknown-commune': { fr: 'Le registre ne connaît aucune commune de ce code.', de: 'Das Register kennt keine Gemeinde mit diesem Code.' },
});
