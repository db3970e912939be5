import { defineStrings } from '~/lib/strings';

/** How many partners are expected of a commune of a size. */
export const strings = defineStrings('quotas', {
  title: { fr: 'Partenaires attendus', de: 'Erwartete Partner' },
  lead: {
    fr: 'Combien de partenaires engagés les critères 2 et 3 demandent, selon le nombre d’habitants.',
    de: 'Wie viele engagierte Partner die Kriterien 2 und 3 verlangen, je nach Einwohnerzahl.',
  },
  fairOMeter: { fr: 'Fair-ô-mètre', de: 'Fair-O-Meter' },
  inForce: { fr: 'Table en vigueur', de: 'Geltende Tabelle' },
  since: { fr: 'depuis le {{day}}', de: 'seit dem {{day}}' },
  from: { fr: 'dès le {{day}}', de: 'ab dem {{day}}' },
  between: { fr: 'du {{from}} au {{to}}', de: 'vom {{from}} bis zum {{to}}' },
  replaced: { fr: 'remplacée le jour même', de: 'am selben Tag ersetzt' },
  none: { fr: 'Aucune table n’est en vigueur ce jour-là.', de: 'An diesem Tag gilt keine Tabelle.' },
  example: { fr: 'Exemple', de: 'Beispiel' },
  population: { fr: 'Habitants', de: 'Einwohner' },
  bracket: { fr: 'de {{from}} à {{to}}', de: '{{from}} bis {{to}}' },
  bracketFrom: { fr: '{{from}} et plus', de: '{{from}} und mehr' },
  shops: { fr: 'Commerces', de: 'Geschäfte' },
  horeca: { fr: 'Horeca', de: 'Horeca' },
  companies: { fr: 'Entreprises', de: 'Unternehmen' },
  organisations: { fr: 'Associations', de: 'Vereinigungen' },
  schools: { fr: 'Écoles', de: 'Schulen' },
  how: { fr: 'Comment la table s’applique', de: 'Wie die Tabelle gilt' },
  howRow: {
    fr: 'La ligne d’une commune est celle de son dernier chiffre de population connu. Sans chiffre connu, le minimum des critères est attendu.',
    de: 'Für eine Gemeinde gilt die Zeile ihrer letzten bekannten Einwohnerzahl. Ohne bekannte Zahl wird das Minimum der Kriterien erwartet.',
  },
  howKept: {
    fr: 'Une réponse du Fair-ô-mètre garde le nombre qui était attendu quand elle a été donnée : une table plus récente ne change pas une édition close.',
    de: 'Eine Antwort des Fair-O-Meters behält die Zahl, die bei ihrer Abgabe erwartet wurde: Eine spätere Tabelle ändert keine abgeschlossene Ausgabe.',
  },
  howNever: {
    fr: 'Aucun titre n’est refusé automatiquement à cause de ces nombres.',
    de: 'Wegen dieser Zahlen wird nie automatisch ein Titel verweigert.',
  },
  official: {
    fr: 'Un seul minimum officiel est public : celui d’Eupen, au moins 4 commerces et 2 établissements horeca, une entreprise, une association et une école.',
    de: 'Nur ein amtliches Minimum ist öffentlich: jenes von Eupen, mindestens 4 Geschäfte und 2 Horeca-Betriebe, ein Unternehmen, eine Vereinigung und eine Schule.',
  },
  source: { fr: 'Les critères sur le site de la ville d’Eupen', de: 'Die Kriterien auf der Website der Stadt Eupen' },
  later: { fr: 'Tables à venir', de: 'Kommende Tabellen' },
  earlier: { fr: 'Tables précédentes', de: 'Frühere Tabellen' },
  table: { fr: 'Table {{number}}', de: 'Tabelle {{number}}' },
  revise: { fr: 'Préparer une nouvelle table', de: 'Neue Tabelle vorbereiten' },
  reviseTitle: { fr: 'Nouvelle table', de: 'Neue Tabelle' },
  reviseHelp: {
    fr: 'Les tables précédentes restent telles quelles. Pour corriger une table, préparez-en une autre avec le même premier jour : la dernière vaut.',
    de: 'Frühere Tabellen bleiben, wie sie sind. Um eine Tabelle zu berichtigen, bereiten Sie eine andere mit demselben ersten Tag vor: Die letzte gilt.',
  },
  validFrom: { fr: 'Valable dès le', de: 'Gültig ab' },
  labelFr: { fr: 'Nom en français', de: 'Name auf Französisch' },
  labelDe: { fr: 'Nom en allemand', de: 'Name auf Deutsch' },
  reason: { fr: 'Raison', de: 'Grund' },
  reasonHint: { fr: 'En une ligne, sans nom de personne.', de: 'In einer Zeile, ohne Namen von Personen.' },
  provisional: { fr: 'Ce sont des valeurs d’exemple, provisoires', de: 'Es sind vorläufige Beispielwerte' },
  rowNumber: { fr: 'Ligne {{number}}', de: 'Zeile {{number}}' },
  upTo: { fr: 'Jusqu’à (habitants)', de: 'Bis (Einwohner)' },
  noLimit: { fr: 'au-delà, sans limite', de: 'darüber, ohne Grenze' },
  remove: { fr: 'Enlever', de: 'Entfernen' },
  addRow: { fr: 'Ajouter une ligne', de: 'Zeile hinzufügen' },
  removeRow: { fr: 'Enlever la ligne {{number}}', de: 'Zeile {{number}} entfernen' },
  tryOut: { fr: 'Voir l’effet', de: 'Wirkung ansehen' },
  effect: { fr: 'Effet de la nouvelle table', de: 'Wirkung der neuen Tabelle' },
  effectNone: {
    fr: 'Aucun critère ne changerait d’état, comme si la table valait aujourd’hui.',
    de: 'Kein Kriterium hätte einen anderen Stand, wenn die Tabelle heute gälte.',
  },
  effectSome: {
    fr: { one: 'Si la table valait aujourd’hui, {{number}} critère changerait d’état :', other: 'Si la table valait aujourd’hui, {{number}} critères changeraient d’état :' },
    de: { one: 'Gälte die Tabelle heute, hätte {{number}} Kriterium einen anderen Stand:', other: 'Gälte die Tabelle heute, hätten {{number}} Kriterien einen anderen Stand:' },
  },
  effectNumbers: {
    fr: { one: 'Pour {{number}} commune titrée ou candidate sur {{compared}}, un autre nombre serait attendu.', other: 'Pour {{number}} communes titrées ou candidates sur {{compared}}, un autre nombre serait attendu.' },
    de: { one: 'Von {{number}} der {{compared}} Gemeinden mit Titel oder Kandidatur würde eine andere Zahl erwartet.', other: 'Von {{number}} der {{compared}} Gemeinden mit Titel oder Kandidatur würde eine andere Zahl erwartet.' },
  },
  commune: { fr: 'Commune', de: 'Gemeinde' },
  criterion: { fr: 'Critère', de: 'Kriterium' },
  now: { fr: 'Aujourd’hui', de: 'Heute' },
  then: { fr: 'Avec cette table', de: 'Mit dieser Tabelle' },
  keep: { fr: 'Garder cette table', de: 'Diese Tabelle behalten' },
  kept: { fr: 'La nouvelle table est gardée.', de: 'Die neue Tabelle ist gespeichert.' },
  cancel: { fr: 'Renoncer', de: 'Abbrechen' },
  wrongFields: { fr: 'Ces champs ne conviennent pas : {{fields}}.', de: 'Diese Felder passen nicht: {{fields}}.' },
});

export const refusals = defineStrings('quotas-refusals', {
  'brackets-incomplete': {
    fr: 'Chaque ligne va plus loin que la précédente : vérifiez les nombres d’habitants.',
    de: 'Jede Zeile reicht weiter als die vorige: Prüfen Sie die Einwohnerzahlen.',
  },
});
