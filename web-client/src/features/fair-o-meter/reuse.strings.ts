import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-reuse', {
  title: { fr: 'Depuis « {{edition}} »', de: 'Seit „{{edition}}“' },
  help: {
    fr: 'Ce que votre commune a déjà répondu peut être repris. Les propositions du journal, plus récentes, restent à relire.',
    de: 'Was Ihre Gemeinde schon geantwortet hat, lässt sich übernehmen. Die neueren Vorschläge des Journals bleiben zu prüfen.',
  },
  reuse: {
    fr: { one: 'Reprendre {{number}} réponse', other: 'Reprendre {{number}} réponses' },
    de: { one: '{{number}} Antwort übernehmen', other: '{{number}} Antworten übernehmen' },
  },
  reused: {
    fr: { one: '{{number}} réponse est reprise. Vous pouvez l’effacer ou la changer.', other: '{{number}} réponses sont reprises. Vous pouvez effacer ou changer chacune.' },
    de: { one: '{{number}} Antwort ist übernommen. Sie können sie löschen oder ändern.', other: '{{number}} Antworten sind übernommen. Sie können jede löschen oder ändern.' },
  },
  differences: {
    fr: { one: 'Ce qui a changé : {{number}} question', other: 'Ce qui a changé : {{number}} questions' },
    de: { one: 'Was sich geändert hat: {{number}} Frage', other: 'Was sich geändert hat: {{number}} Fragen' },
  },
  open: {
    fr: { one: 'Pas encore répondu : {{number}} question', other: 'Pas encore répondu : {{number}} questions' },
    de: { one: 'Noch nicht beantwortet: {{number}} Frage', other: 'Noch nicht beantwortet: {{number}} Fragen' },
  },
  same: { fr: 'Rien n’a changé.', de: 'Nichts hat sich geändert.' },
  before: { fr: 'Avant : {{answer}}', de: 'Vorher: {{answer}}' },
  now: { fr: 'Maintenant : {{answer}}', de: 'Jetzt: {{answer}}' },
  toConfirm: {
    fr: { one: '{{number}} réponse ancienne est à confirmer avant l’envoi.', other: '{{number}} réponses anciennes sont à confirmer avant l’envoi.' },
    de: { one: '{{number}} ältere Antwort ist vor dem Einreichen zu bestätigen.', other: '{{number}} ältere Antworten sind vor dem Einreichen zu bestätigen.' },
  },
  goConfirm: { fr: 'Confirmer la première', de: 'Erste bestätigen' },
  old: { fr: 'Cette réponse date du {{day}}. Est-elle toujours vraie ?', de: 'Diese Antwort stammt vom {{day}}. Stimmt sie noch?' },
  confirm: { fr: 'Toujours vrai', de: 'Stimmt noch' },
});

export const questions = defineStrings('fair-o-meter-question-changes', {
  added: { fr: 'Question nouvelle', de: 'Neue Frage' },
  removed: { fr: 'Question supprimée', de: 'Frage entfallen' },
  changed: { fr: 'Question modifiée', de: 'Frage geändert' },
});

export const answers = defineStrings('fair-o-meter-answer-changes', {
  added: { fr: 'Réponse nouvelle', de: 'Neue Antwort' },
  removed: { fr: 'Sans réponse pour l’instant', de: 'Noch ohne Antwort' },
  changed: { fr: 'Réponse changée', de: 'Antwort geändert' },
});
