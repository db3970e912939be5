import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('session', {
  title: { fr: 'Connexion', de: 'Anmeldung' },
  lead: {
    fr: 'L’espace de travail de la coordination et des comités de pilotage.',
    de: 'Der Arbeitsbereich der Koordination und der Steuerungsgruppen.',
  },
  userName: { fr: 'Nom d’utilisateur', de: 'Benutzername' },
  password: { fr: 'Mot de passe', de: 'Passwort' },
  showPassword: { fr: 'Afficher le mot de passe', de: 'Passwort anzeigen' },
  signIn: { fr: 'Se connecter', de: 'Anmelden' },
  signOut: { fr: 'Se déconnecter', de: 'Abmelden' },
  account: { fr: 'Compte', de: 'Konto' },
  userNameMissing: { fr: 'Indiquez votre nom d’utilisateur', de: 'Geben Sie Ihren Benutzernamen ein' },
  passwordMissing: { fr: 'Indiquez votre mot de passe', de: 'Geben Sie Ihr Passwort ein' },
  wrong: {
    fr: 'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble. Vérifiez-les, puis réessayez.',
    de: 'Benutzername und Passwort passen nicht zusammen. Prüfen Sie beide und versuchen Sie es erneut.',
  },
  error: { fr: 'Erreur', de: 'Fehler' },
  values: {
    fr: 'Chaque réunion, chaque engagement, chaque action compte. Notez-la une fois : elle nourrit le dossier du titre, l’élan de votre commune et l’entraide entre communes.',
    de: 'Jede Sitzung, jede Verpflichtung, jede Aktion zählt. Einmal notiert, dient sie der Titelakte, der Dynamik Ihrer Gemeinde und der gegenseitigen Hilfe.',
  },
});
