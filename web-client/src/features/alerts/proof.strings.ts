import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('proof', {
  title: { fr: 'Peut-on se fier aux alertes ?', de: 'Wie verlässlich sind die Warnungen?' },
  lead: {
    fr: 'Ce que l’alerte de perte de vitesse a vu, et manqué, sur des années simulées dont on connaît la vérité.',
    de: 'Was die Warnung vor nachlassender Dynamik in simulierten Jahren gesehen und übersehen hat, deren Wahrheit bekannt ist.',
  },
  alerts: { fr: 'Alertes', de: 'Warnungen' },
  link: { fr: 'Peut-on s’y fier ?', de: 'Wie verlässlich?' },
  otherParameters: {
    fr: 'Ces chiffres valent pour les réglages d’exemple {{judged}}. Aujourd’hui, vos propres réglages (version {{now}}) sont en vigueur : ils n’ont pas été mesurés.',
    de: 'Diese Zahlen gelten für die Beispielwerte {{judged}}. Heute gelten Ihre eigenen Einstellungen (Fassung {{now}}): Sie wurden nicht gemessen.',
  },
  inShort: { fr: 'En bref', de: 'Kurz gesagt' },
  seen: { fr: 'Sur dix communes qui perdent leur élan, l’alerte en voit {{number}}.', de: 'Von zehn Gemeinden, deren Dynamik nachlässt, sieht die Warnung {{number}}.' },
  right: {
    fr: 'Sur dix alertes, {{number}} sont justes : un appel à la commune dit si celle-ci l’est.',
    de: 'Von zehn Warnungen sind {{number}} berechtigt: Ein Anruf bei der Gemeinde klärt, ob diese es ist.',
  },
  late: {
    fr: { one: 'Elle vient le plus souvent tard : dans la moitié des cas, plus de {{number}} mois après le moment où la commune est passée sous la moitié de son activité habituelle.', other: 'Elle vient le plus souvent tard : dans la moitié des cas, plus de {{number}} mois après le moment où la commune est passée sous la moitié de son activité habituelle.' },
    de: { one: 'Sie kommt meist spät: in der Hälfte der Fälle mehr als {{number}} Monat, nachdem die Gemeinde weniger als die Hälfte des Üblichen tut.', other: 'Sie kommt meist spät: in der Hälfte der Fälle mehr als {{number}} Monate, nachdem die Gemeinde weniger als die Hälfte des Üblichen tut.' },
  },
  early: {
    fr: { one: 'Dans la moitié des cas, elle précède la perte d’au moins {{number}} mois.', other: 'Dans la moitié des cas, elle précède la perte d’au moins {{number}} mois.' },
    de: { one: 'In der Hälfte der Fälle kommt sie mindestens {{number}} Monat vor dem Verlust.', other: 'In der Hälfte der Fälle kommt sie mindestens {{number}} Monate vor dem Verlust.' },
  },
  inTime: { fr: 'Elle annonce {{share}} des pertes avant qu’elles n’arrivent.', de: 'Sie kündigt {{share}} der Verluste an, bevor sie eintreten.' },
  needless: {
    fr: { one: 'Une commune qui va bien reçoit une alerte inutile par an, en moyenne.', other: 'Une commune qui va bien reçoit une alerte inutile tous les {{number}} ans, en moyenne.' },
    de: { one: 'Eine Gemeinde, der es gut geht, erhält im Schnitt einmal im Jahr eine unnötige Warnung.', other: 'Eine Gemeinde, der es gut geht, erhält im Schnitt alle {{number}} Jahre eine unnötige Warnung.' },
  },
  blind: { fr: 'Ce que l’alerte ne voit pas', de: 'Was die Warnung nicht sieht' },
  blindSmall: { fr: 'Une commune qui note moins d’un fait par an : on n’en peut rien dire.', de: 'Eine Gemeinde, die weniger als eine Tatsache im Jahr einträgt: Über sie lässt sich nichts sagen.' },
  blindYoung: { fr: 'Une commune dont l’histoire est trop courte : il faut plus d’un an pour connaître son rythme.', de: 'Eine Gemeinde mit zu kurzer Geschichte: Es braucht mehr als ein Jahr, um ihren Rhythmus zu kennen.' },
  blindSlow: { fr: 'Un déclin si lent qu’il devient l’habitude, au fil de trois ans.', de: 'Ein so langsames Nachlassen, dass es über drei Jahre zur Gewohnheit wird.' },
  blindUnrecorded: { fr: 'Ce que personne n’a noté : un comité vivant qui n’encode plus ressemble à un comité qui s’éteint.', de: 'Was niemand eingetragen hat: Eine lebendige Gruppe, die nichts mehr einträgt, gleicht einer, die einschläft.' },
  compared: { fr: 'Comparée à d’autres façons d’alerter, sans plus de fausses alertes', de: 'Im Vergleich mit anderen Arten zu warnen, bei nicht mehr Fehlalarmen' },
  method: { fr: 'Façon d’alerter', de: 'Art der Warnung' },
  recall: { fr: 'Pertes vues', de: 'Gesehene Verluste' },
  precision: { fr: 'Alertes justes', de: 'Berechtigte Warnungen' },
  before: { fr: 'Vues à l’avance', de: 'Vorher gesehen' },
  days: { fr: 'Jours avant la perte (médiane ; moins : après)', de: 'Tage vor dem Verlust (Median; minus: danach)' },
  falseAlarms: { fr: 'Fausses alertes pour 10 communes par an', de: 'Fehlalarme je 10 Gemeinden und Jahr' },
  calibration: { fr: 'La certitude annoncée, et ce qui était vrai', de: 'Die genannte Sicherheit, und was zutraf' },
  stated: { fr: 'Annoncé', de: 'Genannt' },
  observed: { fr: 'Vrai', de: 'Zutreffend' },
  looks: { fr: 'Regards', de: 'Betrachtungen' },
  how: { fr: 'Comment c’est mesuré', de: 'Wie gemessen wurde' },
  howText: {
    fr: 'Décennies simulées {{seeds}}, de {{communes}} communes chacune, avec {{losses}} pertes en tout. Réglages d’exemple {{edition}}, choisis sur d’autres décennies ({{fitted}}).',
    de: 'Simulierte Jahrzehnte {{seeds}} mit je {{communes}} Gemeinden und zusammen {{losses}} Verlusten. Beispielwerte {{edition}}, gewählt an anderen Jahrzehnten ({{fitted}}).',
  },
  howCounted: {
    fr: 'Une perte : la commune fait moins de la moitié de son habituel, pendant quatre mois ou plus. Une alerte est juste si elle vient après la cause et avant le retour. Une perte dont personne n’a été averti compte comme avertie deux ans trop tard.',
    de: 'Ein Verlust: Die Gemeinde tut vier Monate oder länger weniger als die Hälfte des Üblichen. Eine Warnung ist berechtigt, wenn sie nach der Ursache und vor der Erholung kommt. Ein Verlust, vor dem niemand gewarnt wurde, zählt wie zwei Jahre zu spät gewarnt.',
  },
  simulated: {
    fr: 'Les années simulées ont leurs propres rythmes : ces chiffres comparent des façons d’alerter. Ils ne promettent pas combien de fois l’alerte aura raison dans vos communes.',
    de: 'Die simulierten Jahre haben eigene Rhythmen: Diese Zahlen vergleichen Arten zu warnen. Sie versprechen nicht, wie oft die Warnung in Ihren Gemeinden recht hat.',
  },
});

export const methods = defineStrings('proof.methods', {
  momentum: { fr: 'L’alerte du programme', de: 'Die Warnung des Programms' },
  cusum: { fr: 'CUSUM saisonnier par commune', de: 'Saisonales CUSUM je Gemeinde' },
  lastSignIn: { fr: 'Jours depuis la dernière connexion', de: 'Tage seit der letzten Anmeldung' },
  lastRecording: { fr: 'Jours depuis le dernier encodage', de: 'Tage seit dem letzten Eintrag' },
  lastMeeting: { fr: 'Jours depuis la dernière réunion', de: 'Tage seit der letzten Sitzung' },
});
