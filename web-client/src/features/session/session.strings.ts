import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('session', {
  title: { fr: 'Connexion', de: 'Anmeldung' },
  lead: {
    fr: 'L’espace de travail de la coordination et des comités de pilotage.',
    de: 'Der Arbeitsbereich der Koordination und der Steuerungsgruppen.',
  },
  email: { fr: 'Adresse e-mail', de: 'E-Mail-Adresse' },
  emailHint: { fr: 'Celle où vous avez été invité·e. Vous y recevez un lien de connexion.', de: 'Die Adresse Ihrer Einladung. Sie erhalten dort einen Anmeldelink.' },
  emailMissing: { fr: 'Indiquez votre adresse, comme nom@exemple.be', de: 'Geben Sie Ihre Adresse ein, wie name@beispiel.be' },
  sendLink: { fr: 'Recevoir un lien', de: 'Link erhalten' },
  linkSent: { fr: 'Regardez vos messages', de: 'Sehen Sie in Ihre E-Mails' },
  linkSentTo: {
    fr: 'Si {{email}} est une adresse connue ici, un lien vient d’y partir. Ouvrez-le dans ce navigateur dans les dix minutes.',
    de: 'Wenn {{email}} hier bekannt ist, wurde gerade ein Link dorthin geschickt. Öffnen Sie ihn innerhalb von zehn Minuten in diesem Browser.',
  },
  linkSentHelp: {
    fr: 'Rien reçu ? Regardez dans les indésirables et vérifiez l’adresse. La coordination peut vous inviter de nouveau.',
    de: 'Nichts erhalten? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse. Die Koordination kann Sie erneut einladen.',
  },
  otherAddress: { fr: 'Changer d’adresse', de: 'Andere Adresse' },
  provider: { fr: 'Continuer avec {{name}}', de: 'Weiter mit {{name}}' },
  providerTitle: { fr: 'Connexion', de: 'Anmeldung' },
  code: { fr: 'Code de votre application', de: 'Code Ihrer App' },
  codeHint: { fr: 'Les six chiffres affichés, ou un de vos codes de secours.', de: 'Die sechs angezeigten Ziffern oder einer Ihrer Notfallcodes.' },
  codeMissing: { fr: 'Indiquez le code', de: 'Geben Sie den Code ein' },
  backToPassword: { fr: 'Revenir au mot de passe', de: 'Zurück zum Passwort' },
  or: { fr: 'ou', de: 'oder' },
  passkey: { fr: 'Utiliser une clé d’accès', de: 'Passkey verwenden' },
  passkeyDismissed: {
    fr: 'Aucune clé d’accès n’a été choisie. Réessayez, ou demandez un lien par e-mail.',
    de: 'Es wurde kein Passkey gewählt. Versuchen Sie es erneut oder fordern Sie einen Link per E-Mail an.',
  },
  withPassword: { fr: 'Se connecter avec un mot de passe', de: 'Mit einem Passwort anmelden' },
  userName: { fr: 'Nom d’utilisateur', de: 'Benutzername' },
  password: { fr: 'Mot de passe', de: 'Passwort' },
  showPassword: { fr: 'Afficher le mot de passe', de: 'Passwort anzeigen' },
  signIn: { fr: 'Se connecter', de: 'Anmelden' },
  signOut: { fr: 'Se déconnecter', de: 'Abmelden' },
  account: { fr: 'Compte', de: 'Konto' },
  ownAccount: { fr: 'Mon compte', de: 'Mein Konto' },
  accountsAndKeys: { fr: 'Comptes et clés', de: 'Konten und Schlüssel' },
  notices: { fr: 'Mes avis', de: 'Meine Mitteilungen' },
  reminders: { fr: 'Prochains rappels', de: 'Nächste Erinnerungen' },
  mailbox: { fr: 'Boîte aux lettres', de: 'Briefkasten' },
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
  linkTitle: { fr: 'Bienvenue', de: 'Willkommen' },
  linkLead: {
    fr: 'Votre lien est prêt. Il ne sert qu’une fois : il vous connecte quand vous appuyez sur le bouton.',
    de: 'Ihr Link ist bereit. Er gilt nur einmal und meldet Sie an, sobald Sie auf die Schaltfläche drücken.',
  },
  linkMissing: {
    fr: 'Cette adresse est incomplète. Ouvrez le lien tel qu’il est dans le message, ou demandez-en un autre.',
    de: 'Diese Adresse ist unvollständig. Öffnen Sie den Link genau wie in der Nachricht oder fordern Sie einen neuen an.',
  },
  backToSignIn: { fr: 'Revenir à la connexion', de: 'Zurück zur Anmeldung' },
  newLink: { fr: 'Demander un autre lien', de: 'Neuen Link anfordern' },
  signedIn: { fr: 'Vous êtes connecté·e', de: 'Sie sind angemeldet' },
  offer: {
    fr: 'La prochaine fois, entrez sans attendre de message : une clé d’accès utilise l’empreinte, le visage ou le code de cet appareil. Rien de cela ne nous parvient.',
    de: 'Melden Sie sich nächstes Mal ohne E-Mail an: Ein Passkey nutzt Fingerabdruck, Gesicht oder Code dieses Geräts. Davon erfahren wir nichts.',
  },
  makePasskey: { fr: 'Créer une clé d’accès', de: 'Passkey erstellen' },
  passkeyMade: { fr: 'La clé d’accès est créée.', de: 'Der Passkey ist erstellt.' },
  passkeyNotMade: { fr: 'La clé d’accès n’a pas été créée. Réessayez, ou continuez sans elle.', de: 'Der Passkey wurde nicht erstellt. Versuchen Sie es erneut oder fahren Sie ohne fort.' },
  later: { fr: 'Plus tard', de: 'Später' },
});

export const refusals = defineStrings('session-refusals', {
  'link-not-valid': {
    fr: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre : il arrive en quelques instants.',
    de: 'Dieser Link wurde schon benutzt oder gilt nicht mehr. Fordern Sie einen neuen an: Er kommt in wenigen Augenblicken.',
  },
  'link-of-another-browser': {
    fr: 'Ce lien s’ouvre dans le navigateur où il a été demandé. Ouvrez-le là-bas, ou demandez-en un autre ici.',
    de: 'Dieser Link lässt sich nur in dem Browser öffnen, in dem er angefordert wurde. Öffnen Sie ihn dort oder fordern Sie hier einen neuen an.',
  },
  'code-not-right': {
    fr: 'Ce code n’est pas le bon ou a déjà servi. Attendez le suivant ; après cinq essais, recommencez avec le mot de passe.',
    de: 'Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten; nach fünf Versuchen beginnen Sie wieder mit dem Passwort.',
  },
  'second-factor-required': {
    fr: 'Votre rôle demande un code en plus du mot de passe. Entrez avec un lien ou une clé d’accès, puis ajoutez une application dans « Mon compte ».',
    de: 'Für Ihre Rolle ist zusätzlich zum Passwort ein Code nötig. Melden Sie sich mit einem Link oder Passkey an und fügen Sie unter „Mein Konto“ eine App hinzu.',
  },
  'provider-not-known': {
    fr: 'Votre organisation n’a pas pu confirmer un compte connu ici. Réessayez, ou demandez un lien par e-mail.',
    de: 'Ihre Organisation konnte kein hier bekanntes Konto bestätigen. Versuchen Sie es erneut oder fordern Sie einen Link per E-Mail an.',
  },
  'provider-away': {
    fr: 'Votre organisation ne répond pas. Réessayez dans un instant, ou demandez un lien par e-mail.',
    de: 'Ihre Organisation antwortet nicht. Versuchen Sie es gleich noch einmal oder fordern Sie einen Link per E-Mail an.',
  },
  'passkey-not-known': {
    fr: 'Cette clé d’accès n’est pas connue ici. Essayez-en une autre, ou demandez un lien par e-mail.',
    de: 'Dieser Passkey ist hier nicht bekannt. Versuchen Sie einen anderen oder fordern Sie einen Link per E-Mail an.',
  },
  'passkey-not-taken': {
    fr: 'La clé d’accès n’a pas été reprise, sans doute parce que trop de temps a passé. Réessayez.',
    de: 'Der Passkey wurde nicht übernommen, wahrscheinlich ist zu viel Zeit vergangen. Versuchen Sie es erneut.',
  },
});
