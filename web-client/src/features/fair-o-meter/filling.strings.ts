import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-filling', {
  waiting: {
    fr: {
      one: 'Une réponse n’est pas encore arrivée. Elle est gardée sur cet appareil et partira dès que la connexion revient.',
      other: '{{number}} réponses ne sont pas encore arrivées. Elles sont gardées sur cet appareil et partiront dès que la connexion revient.',
    },
    de: {
      one: 'Eine Antwort ist noch nicht angekommen. Sie bleibt auf diesem Gerät und geht hinaus, sobald die Verbindung wieder da ist.',
      other: '{{number}} Antworten sind noch nicht angekommen. Sie bleiben auf diesem Gerät und gehen hinaus, sobald die Verbindung wieder da ist.',
    },
  },
  sendNow: { fr: 'Envoyer maintenant', de: 'Jetzt senden' },
  conflicts: {
    fr: {
      one: 'Quelqu’un d’autre a répondu à une question dont votre réponse attendait sur cet appareil.',
      other: 'Quelqu’un d’autre a répondu à {{number}} questions dont vos réponses attendaient sur cet appareil.',
    },
    de: {
      one: 'Jemand anderes hat eine Frage beantwortet, zu der Ihre Antwort auf diesem Gerät wartete.',
      other: 'Jemand anderes hat {{number}} Fragen beantwortet, zu denen Ihre Antworten auf diesem Gerät warteten.',
    },
  },
  choose: { fr: 'Voir les deux réponses', de: 'Beide Antworten ansehen' },

  sections: { fr: 'Les six critères et qui s’en charge', de: 'Die sechs Kriterien und wer sich darum kümmert' },
  progress: { fr: '{{answered}} sur {{total}}', de: '{{answered}} von {{total}}' },
  resume: { fr: 'Reprendre', de: 'Fortsetzen' },
  reread: { fr: 'Relire', de: 'Durchsehen' },
  entrust: { fr: 'Confier', de: 'Übertragen' },
  entrustNamed: { fr: 'Confier à quelqu’un : {{name}}', de: 'Jemandem übertragen: {{name}}' },
  withWhom: { fr: '{{name}}, pour le {{day}}', de: '{{name}}, bis {{day}}' },
  free: { fr: 'à prendre', de: 'noch frei' },
  forgotten: { fr: 'quelqu’un', de: 'jemand' },
  who: { fr: 'À qui', de: 'An wen' },
  until: { fr: 'Pour le', de: 'Bis zum' },
  words: { fr: 'Ce que dit le courriel', de: 'Was in der Mail steht' },
  wordsHint: { fr: 'Ce texte part par courriel.', de: 'Dieser Text geht per Mail hinaus.' },
  ask: {
    fr: 'Pouvez-vous remplir la partie « {{criterion}} » du Fair-ô-mètre ? Les questions sont ici : {{address}}',
    de: 'Könnten Sie den Teil „{{criterion}}“ des Fair-O-Meters ausfüllen? Hier sind die Fragen: {{address}}',
  },
  email: { fr: 'Adresse', de: 'Adresse' },
  emailHint: { fr: 'Nécessaire pour quelqu’un qui n’a pas de compte.', de: 'Nötig für jemanden ohne Konto.' },
  entrusted: { fr: 'La partie est confiée, le courriel part.', de: 'Der Teil ist übertragen, die Mail geht hinaus.' },
});

export const taskStates = defineStrings('fair-o-meter-task-states', {
  open: { fr: 'sans réponse', de: 'ohne Antwort' },
  accepted: { fr: 'accepté', de: 'angenommen' },
  done: { fr: 'fait', de: 'erledigt' },
});

export const taskRefusals = defineStrings('fair-o-meter-task-refusals', {
  'no-email': { fr: 'Cette personne n’a pas d’adresse ; indiquez-en une.', de: 'Diese Person hat keine Adresse; geben Sie eine an.' },
});
