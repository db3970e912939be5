import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('problem', {
  refused: {
    fr: 'Cette étape n’est pas possible pour le moment. Rien n’a été modifié ; votre saisie est conservée.',
    de: 'Dieser Schritt ist zurzeit nicht möglich. Es wurde nichts geändert, Ihre Eingaben bleiben erhalten.',
  },
  savedNotShown: {
    fr: 'C’est enregistré, mais les listes ne le montrent pas encore. Rechargez la page dans un instant.',
    de: 'Es ist gespeichert, aber die Listen zeigen es noch nicht. Laden Sie die Seite gleich neu.',
  },
  outcomeUnknown: {
    fr: 'La connexion s’est interrompue pendant l’enregistrement. Renvoyez : ce qui est déjà enregistré ne le sera pas deux fois.',
    de: 'Die Verbindung ist beim Speichern abgebrochen. Senden Sie erneut: Was schon gespeichert ist, wird nicht doppelt gespeichert.',
  },
  beingPrepared: {
    fr: 'Ces données sont en préparation. Réessayez dans un instant.',
    de: 'Diese Daten werden vorbereitet. Versuchen Sie es gleich noch einmal.',
  },
  unreachable: {
    fr: 'Le serveur ne répond pas. Votre saisie est conservée : vérifiez votre connexion, puis réessayez.',
    de: 'Der Server antwortet nicht. Ihre Eingaben bleiben erhalten: Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  },
  invalid: {
    fr: 'Certaines informations sont incomplètes ou incorrectes. Votre saisie est conservée : corrigez les champs signalés.',
    de: 'Einige Angaben sind unvollständig oder fehlerhaft. Ihre Eingaben bleiben erhalten: Korrigieren Sie die markierten Felder.',
  },
  signedOut: {
    fr: 'Votre session est terminée. Reconnectez-vous ; votre saisie est conservée sur cet appareil.',
    de: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an; Ihre Eingaben bleiben auf diesem Gerät erhalten.',
  },
  forbidden: {
    fr: 'Votre compte ne donne pas accès à cette page ou à cette action. La coordination peut vous ouvrir cet accès.',
    de: 'Ihr Konto hat keinen Zugriff auf diese Seite oder Aktion. Die Koordination kann Ihnen diesen Zugriff geben.',
  },
  rightMissing: {
    fr: 'Votre rôle ne donne pas le droit « {{right}} ». La page « Qui peut faire quoi » dit qui l’a ; la coordination peut vous ouvrir cet accès.',
    de: 'Ihre Rolle gibt Ihnen das Recht „{{right}}“ nicht. Die Seite „Wer was darf“ zeigt, wer es hat; die Koordination kann Ihnen diesen Zugriff geben.',
  },
  missing: {
    fr: 'Cette page n’existe pas ou n’est plus disponible. Revenez au portefeuille pour retrouver votre chemin.',
    de: 'Diese Seite existiert nicht oder ist nicht mehr verfügbar. Über das Portfolio finden Sie zurück.',
  },
  changedSince: {
    fr: { one: '{{number}} changement enregistré depuis votre lecture, le {{moment}}.', other: '{{number}} changements enregistrés depuis votre lecture, le dernier le {{moment}}.' },
    de: { one: '{{number}} Änderung seit Ihrer Ansicht, am {{moment}}.', other: '{{number}} Änderungen seit Ihrer Ansicht, die letzte am {{moment}}.' },
  },
  stale: {
    fr: 'Quelqu’un a modifié ce dossier entre-temps. La version actuelle est affichée et votre saisie est conservée : vérifiez, puis renvoyez.',
    de: 'Jemand hat diese Akte inzwischen geändert. Die aktuelle Fassung wird angezeigt, Ihre Eingaben bleiben erhalten: Bitte prüfen und erneut senden.',
  },
  tooLarge: {
    fr: 'Ce fichier est trop volumineux. Rien n’a été enregistré : envoyez-le en plusieurs parties.',
    de: 'Diese Datei ist zu groß. Es wurde nichts gespeichert: Senden Sie sie in mehreren Teilen.',
  },
  tooMany: {
    fr: 'Trop de demandes en peu de temps. Votre saisie est conservée : réessayez dans une minute.',
    de: 'Zu viele Anfragen in kurzer Zeit. Ihre Eingaben bleiben erhalten: Versuchen Sie es in einer Minute erneut.',
  },
  failed: {
    fr: 'Un problème est survenu de notre côté. Votre saisie est conservée : réessayez dans un instant.',
    de: 'Auf unserer Seite ist ein Problem aufgetreten. Ihre Eingaben bleiben erhalten: Versuchen Sie es gleich noch einmal.',
  },
});
