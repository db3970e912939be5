import { defineStrings } from '~/lib/strings';

/** What an edition says of its reminders and of where it is heading. */
export const strings = defineStrings('fair-o-meter-edition', {
  invitation: {
    fr: 'Le premier jour, un courriel invite celles et ceux qui remplissent le Fair-ô-mètre de ces communes : comité et personnel communal.',
    de: 'Am ersten Tag lädt eine Mail alle ein, die das Fair-O-Meter dieser Gemeinden ausfüllen: Steuerungsgruppe und Gemeindeverwaltung.',
  },
  extensionTold: {
    fr: 'Les communes qui n’ont pas envoyé leurs réponses l’apprennent par courriel, et les rappels suivent le nouveau dernier jour.',
    de: 'Gemeinden, die noch nicht eingereicht haben, erfahren es per Mail, und die Erinnerungen richten sich nach dem neuen letzten Tag.',
  },
  reminders: { fr: 'Rappels et réponses anciennes', de: 'Erinnerungen und ältere Antworten' },
  example: {
    fr: 'Réglage d’exemple : la pratique de la campagne n’est pas publique. La coordination fixe ses propres jours.',
    de: 'Beispieleinstellung: Die Praxis der Kampagne ist nicht öffentlich. Die Koordination legt ihre eigenen Tage fest.',
  },
  remindedOn: { fr: 'Jours de rappel', de: 'Erinnerungstage' },
  noReminders: { fr: 'aucun', de: 'keine' },
  whom: {
    fr: 'Un rappel part aux communes qui n’ont pas envoyé leurs réponses ; celles qui ont envoyé ne reçoivent rien.',
    de: 'Erinnert werden Gemeinden, die noch nicht eingereicht haben; wer eingereicht hat, erhält nichts.',
  },
  confirmAfter: { fr: 'Réponses à confirmer après', de: 'Antworten zu bestätigen nach' },
  months: { fr: { one: '{{number}} mois', other: '{{number}} mois' }, de: { one: '{{number}} Monat', other: '{{number}} Monaten' } },
  edit: { fr: 'Modifier les rappels', de: 'Erinnerungen ändern' },
  days: { fr: 'Jours avant le dernier jour', de: 'Tage vor dem letzten Tag' },
  daysHint: { fr: 'Séparés par des virgules, par exemple : 30, 14, 3. Laissez vide pour aucun rappel.', de: 'Durch Kommas getrennt, zum Beispiel: 30, 14, 3. Leer lassen für keine Erinnerung.' },
  daysWrong: { fr: 'Au plus dix nombres différents de 0 à 365, séparés par des virgules.', de: 'Höchstens zehn verschiedene Zahlen von 0 bis 365, durch Kommas getrennt.' },
  confirmMonths: { fr: 'Faire confirmer les réponses plus anciennes que (mois)', de: 'Antworten bestätigen lassen, die älter sind als (Monate)' },
  confirmHint: {
    fr: 'Une réponse reprise d’une édition précédente et plus ancienne est confirmée par la commune avant l’envoi.',
    de: 'Eine ältere, aus einer früheren Ausgabe übernommene Antwort bestätigt die Gemeinde vor dem Einreichen.',
  },
  save: { fr: 'Enregistrer', de: 'Speichern' },
  saved: { fr: 'Les rappels sont modifiés.', de: 'Die Erinnerungen sind geändert.' },
  next: { fr: 'Voir ce qui partira', de: 'Ansehen, was hinausgeht' },
  remind: { fr: 'Rappeler à celles qui n’ont pas commencé', de: 'Nicht begonnene erinnern' },
  remindTitle: {
    fr: { one: 'Rappeler à {{number}} commune ?', other: 'Rappeler à {{number}} communes ?' },
    de: { one: '{{number}} Gemeinde erinnern?', other: '{{number}} Gemeinden erinnern?' },
  },
  remindHelp: {
    fr: 'Chaque personne qui remplit le Fair-ô-mètre d’une de ces communes reçoit un courriel, au plus tard demain matin. Un courriel envoyé ne peut pas être repris.',
    de: 'Alle, die das Fair-O-Meter einer dieser Gemeinden ausfüllen, erhalten eine Mail, spätestens morgen früh. Eine gesendete Mail lässt sich nicht zurückholen.',
  },
  remindNow: { fr: 'Envoyer le rappel', de: 'Erinnerung senden' },
  reminding: {
    fr: { one: 'Le rappel part à {{number}} commune.', other: 'Le rappel part à {{number}} communes.' },
    de: { one: 'Die Erinnerung geht an {{number}} Gemeinde.', other: 'Die Erinnerung geht an {{number}} Gemeinden.' },
  },
  lastReminded: { fr: 'Rappel à la main', de: 'Erinnerung von Hand' },
  live: { fr: 'Cette page se met à jour d’elle-même.', de: 'Diese Seite aktualisiert sich von selbst.' },
  forecast: { fr: 'Envois attendus au dernier jour', de: 'Erwartete Einreichungen am letzten Tag' },
  forecastCount: { fr: 'environ {{expected}} communes sur {{invited}}', de: 'etwa {{expected}} von {{invited}} Gemeinden' },
  byPace: {
    fr: {
      one: 'Au rythme des {{days}} derniers jours : {{recent}} envois en {{days}} jours, {{sent}} au total, et il reste {{number}} jour.',
      other: 'Au rythme des {{days}} derniers jours : {{recent}} envois en {{days}} jours, {{sent}} au total, et il reste {{number}} jours.',
    },
    de: {
      one: 'Im Tempo der letzten {{days}} Tage: {{recent}} Einreichungen in {{days}} Tagen, insgesamt {{sent}}, und es bleibt {{number}} Tag.',
      other: 'Im Tempo der letzten {{days}} Tage: {{recent}} Einreichungen in {{days}} Tagen, insgesamt {{sent}}, und es bleiben {{number}} Tage.',
    },
  },
  byEarlier: {
    fr: 'Dans la même proportion que l’édition précédente, « {{edition}} » : {{sent}} envois pour {{invited}} communes invitées.',
    de: 'Im gleichen Verhältnis wie in der vorigen Ausgabe, „{{edition}}“: {{sent}} Einreichungen bei {{invited}} eingeladenen Gemeinden.',
  },
  estimate: { fr: 'C’est une estimation : elle ne dit rien d’une commune en particulier.', de: 'Das ist eine Schätzung: Sie sagt nichts über eine einzelne Gemeinde.' },
  noForecast: {
    fr: 'Trop peu d’envois pour estimer combien de communes auront envoyé leurs réponses au dernier jour.',
    de: 'Zu wenige Einreichungen, um zu schätzen, wie viele Gemeinden am letzten Tag eingereicht haben werden.',
  },
});
