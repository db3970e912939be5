import { defineStrings } from '~/lib/strings';

/** How somebody of a commune was reached. */
export const channels = defineStrings('contact-channels', {
  phone: { fr: 'Téléphone', de: 'Telefon' },
  visit: { fr: 'Visite', de: 'Besuch' },
  mail: { fr: 'Courriel', de: 'E-Mail' },
  meeting: { fr: 'Réunion', de: 'Sitzung' },
});

/** What came of a contact. */
export const outcomes = defineStrings('contact-outcomes', {
  noAnswer: { fr: 'Pas de réponse', de: 'Keine Antwort' },
  listened: { fr: 'Écoute : la commune a raconté', de: 'Zugehört: Die Gemeinde hat erzählt' },
  planAgreed: { fr: 'Un plan est convenu', de: 'Ein Plan ist vereinbart' },
  mentorWanted: { fr: 'Une commune marraine est souhaitée', de: 'Eine Patengemeinde ist erwünscht' },
  pauseWanted: { fr: 'Une pause est souhaitée', de: 'Eine Pause ist erwünscht' },
  furtherContact: { fr: 'À recontacter', de: 'Erneut kontaktieren' },
});
