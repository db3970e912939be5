import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-consistency', {
  title: { fr: 'Quelques questions sur vos réponses', de: 'Einige Fragen zu Ihren Antworten' },
  titleOfCommune: { fr: 'Questions posées sur les réponses', de: 'Fragen zu den Antworten' },
  lead: {
    fr: 'Ici, la réponse et le journal ne disent pas la même chose. Il y a souvent une bonne raison : un clic suffit pour la dire. Rien ne change aux points.',
    de: 'Hier sagen Antwort und Journal nicht dasselbe. Oft gibt es einen guten Grund: Ein Klick genügt, um ihn zu nennen. An den Punkten ändert sich nichts.',
  },
  open: { fr: { one: '{{number}} sans réponse', other: '{{number}} sans réponse' }, de: { one: '{{number}} ohne Antwort', other: '{{number}} ohne Antwort' } },
  more: {
    fr: {
      one: 'La réponse est « {{answer}} » ; le journal connaît {{number}} fait. Est-ce que tout y est noté ?',
      other: 'La réponse est « {{answer}} » ; le journal connaît {{number}} faits. Est-ce que tout y est noté ?',
    },
    de: {
      one: 'Die Antwort lautet „{{answer}}“; das Journal kennt {{number}} Fakt. Ist dort alles vermerkt?',
      other: 'Die Antwort lautet „{{answer}}“; das Journal kennt {{number}} Fakten. Ist dort alles vermerkt?',
    },
  },
  moreThanNone: {
    fr: 'La réponse est « {{answer}} » ; le journal n’en connaît rien et aucune page ne le montre. Peut-on le noter ?',
    de: 'Die Antwort lautet „{{answer}}“; das Journal weiß davon nichts, und keine Seite zeigt es. Können Sie es vermerken?',
  },
  less: {
    fr: {
      one: 'Le journal connaît {{number}} fait ; la réponse est « {{answer}} ». Est-ce un oubli ?',
      other: 'Le journal connaît {{number}} faits ; la réponse est « {{answer}} ». Est-ce un oubli ?',
    },
    de: {
      one: 'Das Journal kennt {{number}} Fakt; Die Antwort lautet „{{answer}}“. Wurde etwas übersehen?',
      other: 'Das Journal kennt {{number}} Fakten; Die Antwort lautet „{{answer}}“. Wurde etwas übersehen?',
    },
  },
  peers: {
    fr: 'La réponse est « {{answer}} » ; trois communes semblables sur quatre en ont {{peers}} au plus. Les chiffres sont-ils à jour ?',
    de: 'Die Antwort lautet „{{answer}}“; drei von vier ähnlichen Gemeinden haben höchstens {{peers}}. Sind die Zahlen aktuell?',
  },
  replied: { fr: '{{reply}}, le {{day}}', de: '{{reply}}, am {{day}}' },
  reply: { fr: 'Réponse de la commune', de: 'Antwort der Gemeinde' },
  waiting: { fr: 'La commune n’a pas encore répondu', de: 'Die Gemeinde hat noch nicht geantwortet' },
  saved: { fr: 'Votre réponse est gardée ; la coordination la lira.', de: 'Ihre Antwort ist gespeichert; die Koordination liest sie.' },
  toJournal: { fr: 'Voir le journal', de: 'Journal ansehen' },
});

export const replies = defineStrings('fair-o-meter-consistency-replies', {
  asAnswered: { fr: 'C’est bien ainsi', de: 'Es ist so' },
  willRecord: { fr: 'Nous complétons le journal', de: 'Wir ergänzen das Journal' },
  willCorrect: { fr: 'Nous corrigeons la réponse', de: 'Wir korrigieren die Antwort' },
});

export const refusals = defineStrings('fair-o-meter-consistency-refusals', {
  'nothing-asked': {
    fr: 'La réponse ou le journal a changé : la question ne se pose plus.',
    de: 'Die Antwort oder das Journal hat sich geändert: Die Frage stellt sich nicht mehr.',
  },
  'fair-o-meter-validated': { fr: 'Le Fair-ô-mètre est validé ; plus rien ne change.', de: 'Das Fair-O-Meter ist bestätigt; es ändert sich nichts mehr.' },
});
