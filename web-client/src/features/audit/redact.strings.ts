import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('redact', {
  title: { fr: 'Retirer des mots', de: 'Wörter entfernen' },
  lead: {
    fr: 'Pour un texte qui nomme quelqu’un. Les mots choisis disparaissent de partout, pour toujours ; l’historique dit seulement que des mots ont été retirés, quand, par qui et pourquoi.',
    de: 'Für einen Text, der jemanden nennt. Die gewählten Wörter verschwinden überall und endgültig; der Verlauf sagt nur, dass Wörter entfernt wurden, wann, von wem und weshalb.',
  },
  choose: { fr: 'Touchez les mots à retirer', de: 'Wählen Sie die zu entfernenden Wörter an' },
  whole: { fr: 'Tout le texte', de: 'Den ganzen Text' },
  wholeOf: { fr: 'Tout le texte : {{field}}', de: 'Den ganzen Text: {{field}}' },
  after: { fr: 'Se lira', de: 'Wird so lauten' },
  confirm: { fr: 'Avant de retirer', de: 'Vor dem Entfernen' },
  reason: { fr: 'Raison', de: 'Grund' },
  sure: { fr: 'Retirer ces mots pour toujours : personne ne pourra les rendre', de: 'Diese Wörter endgültig entfernen: niemand kann sie zurückholen' },
  remove: { fr: 'Retirer ces mots', de: 'Wörter entfernen' },
  cancel: { fr: 'Annuler', de: 'Abbrechen' },
  removed: { fr: 'Les mots sont retirés. Les pages les perdent dans la minute.', de: 'Die Wörter sind entfernt. Die Seiten verlieren sie innerhalb einer Minute.' },
  done: { fr: 'Mots retirés le {{moment}} par {{who}} ({{reason}})', de: 'Wörter entfernt am {{moment}} von {{who}} ({{reason}})' },
  running: { fr: 'effacement en cours', de: 'Löschung läuft' },
  removeFrom: { fr: 'Retirer des mots : {{what}}, {{moment}}', de: 'Wörter entfernen: {{what}}, {{moment}}' },
});

export const reasons = defineStrings('redact-reasons', {
  asked: { fr: 'la personne l’a demandé', de: 'die Person hat darum gebeten' },
  forgotten: { fr: 'la personne est oubliée', de: 'die Person wird vergessen' },
  neverNeeded: { fr: 'cela n’aurait pas dû être écrit', de: 'das hätte nicht geschrieben werden dürfen' },
});

export const refusals = defineStrings('redact-refusals', {
  'no-free-text': { fr: 'Personne n’a écrit librement ici : il n’y a que des dates, des codes et des choix.', de: 'Hier hat niemand frei geschrieben: Es gibt nur Daten, Codes und Auswahlen.' },
  'of-demonstration': { fr: 'Ceci appartient à une démonstration, qui s’enlève en entier.', de: 'Dies gehört zu einer Vorführung, die als Ganzes entfernt wird.' },
  'text-changed': { fr: 'Des mots ont été retirés de ce texte entre-temps. Choisissez de nouveau.', de: 'Aus diesem Text wurden inzwischen Wörter entfernt. Wählen Sie neu.' },
});
