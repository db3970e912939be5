import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('mailbox', {
  title: { fr: 'Boîte aux lettres', de: 'Briefkasten' },
  leadKept: {
    fr: 'Aucun serveur de courrier n’est configuré : les messages restent ici et ne partent nulle part. Vous pouvez les lire et suivre leurs liens.',
    de: 'Es ist kein Mailserver eingerichtet: Die Nachrichten bleiben hier und werden nicht verschickt. Sie können sie lesen und ihren Links folgen.',
  },
  leadSends: {
    fr: 'Les messages qui attendent le serveur de courrier, et ceux qu’il n’a pas pu remettre.',
    de: 'Nachrichten, die auf den Mailserver warten, und solche, die er nicht zustellen konnte.',
  },
  list: { fr: 'Messages', de: 'Nachrichten' },
  none: { fr: 'Aucun message', de: 'Keine Nachrichten' },
  noneKept: { fr: 'Une invitation ou une demande de lien de connexion en dépose un ici.', de: 'Eine Einladung oder ein angeforderter Anmeldelink legt hier eine ab.' },
  noneSends: { fr: 'Tout ce qui devait partir est parti.', de: 'Alles, was verschickt werden sollte, ist verschickt.' },
  to: { fr: 'À {{to}}', de: 'An {{to}}' },
  kept: { fr: 'Conservé ici', de: 'Hier aufbewahrt' },
  waiting: { fr: 'En attente', de: 'Wartet' },
  givenUp: { fr: 'Non remis', de: 'Nicht zugestellt' },
  error: { fr: 'Réponse du serveur : {{error}}', de: 'Antwort des Servers: {{error}}' },
  waitingHelp: { fr: 'Un nouvel essai se fait tout seul.', de: 'Ein neuer Versuch erfolgt von selbst.' },
  givenUpHelp: {
    fr: 'Vérifiez l’adresse, puis invitez de nouveau cette personne. « Vu » retire le message de la liste.',
    de: 'Prüfen Sie die Adresse und laden Sie die Person erneut ein. „Gesehen“ entfernt die Nachricht aus der Liste.',
  },
  noted: { fr: 'Vu', de: 'Gesehen' },
  remove: { fr: 'Retirer', de: 'Entfernen' },
  removeOf: { fr: 'Retirer « {{subject}} » à {{to}}', de: '„{{subject}}“ an {{to}} entfernen' },
  removed: { fr: 'Le message est retiré.', de: 'Die Nachricht ist entfernt.' },
});
