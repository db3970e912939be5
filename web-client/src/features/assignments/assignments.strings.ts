import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('assignments', {
  title: { fr: 'Petites tâches', de: 'Kleine Aufgaben' },
  lead: {
    fr: 'Confiez une chose précise à quelqu’un : la réponse se donne depuis le courriel, sans compte.',
    de: 'Übertragen Sie jemandem etwas Bestimmtes: Die Antwort kommt aus der Mail, ohne Konto.',
  },
  none: { fr: 'Aucune tâche confiée', de: 'Keine Aufgaben übertragen' },
  give: { fr: 'Confier une tâche', de: 'Aufgabe übertragen' },
  who: { fr: 'À qui', de: 'An wen' },
  what: { fr: 'Quoi', de: 'Was' },
  whatHint: { fr: 'Une phrase suffit. Ce texte part par courriel.', de: 'Ein Satz genügt. Dieser Text geht per Mail hinaus.' },
  until: { fr: 'Pour le', de: 'Bis zum' },
  email: { fr: 'Adresse', de: 'Adresse' },
  emailHint: { fr: 'Nécessaire pour quelqu’un qui n’a pas de compte.', de: 'Nötig für jemanden ohne Konto.' },
  given: { fr: 'Le courriel part.', de: 'Die Mail geht hinaus.' },
  dueOn: { fr: 'pour le {{day}}', de: 'bis {{day}}' },
  answer: { fr: '« {{answer}} »', de: '„{{answer}}“' },
  share: {
    fr: {
      one: '{{name}} porte {{share}} % de ce qui a été noté ou fait en un an ({{number}} contribution). Cette part baisse quand d’autres agissent.',
      other: '{{name}} porte {{share}} % de ce qui a été noté ou fait en un an ({{number}} contributions). Cette part baisse quand d’autres agissent.',
    },
    de: {
      one: '{{name}} trägt {{share}} % dessen, was in einem Jahr erfasst oder getan wurde ({{number}} Beitrag). Dieser Anteil sinkt, wenn andere etwas tun.',
      other: '{{name}} trägt {{share}} % dessen, was in einem Jahr erfasst oder getan wurde ({{number}} Beiträge). Dieser Anteil sinkt, wenn andere etwas tun.',
    },
  },
});

export const states = defineStrings('assignment-states', {
  open: { fr: 'sans réponse', de: 'ohne Antwort' },
  accepted: { fr: 'acceptée', de: 'angenommen' },
  done: { fr: 'faite', de: 'erledigt' },
  refused: { fr: 'refusée', de: 'abgelehnt' },
});

export const refusals = defineStrings('assignment-refusals', {
  'no-email': { fr: 'Cette personne n’a pas d’adresse ; indiquez-en une.', de: 'Diese Person hat keine Adresse; geben Sie eine an.' },
});
