import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('notices', {
  title: { fr: 'Mes avis', de: 'Meine Mitteilungen' },
  lead: {
    fr: 'Ce qui a changé pour vous, et comment vous souhaitez l’apprendre.',
    de: 'Was sich für Sie geändert hat und wie Sie davon erfahren möchten.',
  },
  changed: { fr: 'Ce qui a changé pour vous', de: 'Was sich für Sie geändert hat' },
  nothing: { fr: 'Rien de nouveau ces trente derniers jours', de: 'Nichts Neues in den letzten dreißig Tagen' },
  nothingHelp: {
    fr: 'Une alerte, un parrainage, une demande de rejoindre le comité : ce qui vous concerne apparaît ici.',
    de: 'Eine Warnung, eine Patenschaft, eine Beitrittsanfrage: Was Sie betrifft, erscheint hier.',
  },
  whyRole: { fr: 'Vous le voyez en raison de votre rôle : {{role}}.', de: 'Sie sehen dies wegen Ihrer Rolle: {{role}}.' },
  whyYou: { fr: 'Cela vous concerne personnellement.', de: 'Es betrifft Sie persönlich.' },
  campaign: { fr: 'Campagne', de: 'Kampagne' },
  open: { fr: 'Ouvrir', de: 'Öffnen' },
  openOf: { fr: 'Ouvrir : {{title}}', de: 'Öffnen: {{title}}' },
  settings: { fr: 'Comment vous l’apprenez', de: 'Wie Sie davon erfahren' },
  settingsHelp: {
    fr: 'Les courriels du jour partent le matin, ceux de la semaine le lundi. Un objet modifié dix fois fait une seule ligne. Un appel à l’aide n’attend pas.',
    de: 'Die täglichen Mails gehen morgens hinaus, die wöchentlichen am Montag. Was zehnmal geändert wurde, steht in einer Zeile. Ein Hilferuf wartet nicht.',
  },
  noEmail: { fr: 'Votre compte n’a pas d’adresse : rien ne part par courriel.', de: 'Ihr Konto hat keine Adresse: Es gehen keine Mails hinaus.' },
  topic: { fr: 'Sujet', de: 'Thema' },
  mail: { fr: 'Courriel', de: 'Mail' },
  rhythm: { fr: 'Rythme', de: 'Rhythmus' },
  rhythmOf: { fr: 'Rythme : {{topic}}', de: 'Rhythmus: {{topic}}' },
  screen: { fr: 'À l’écran', de: 'Am Bildschirm' },
  screenOf: { fr: 'Montrer à l’écran : {{topic}}', de: 'Am Bildschirm zeigen: {{topic}}' },
  shown: { fr: 'Montrer', de: 'Zeigen' },
  byDefault: { fr: 'réglage d’origine', de: 'Voreinstellung' },
  saved: { fr: 'Votre choix est noté.', de: 'Ihre Wahl ist gespeichert.' },
});

export const topics = defineStrings('notice-topics', {
  alerts: { fr: 'Alertes et élan', de: 'Warnungen und Dynamik' },
  committee: { fr: 'Comité et rôles', de: 'Steuerungsgruppe und Rollen' },
  imports: { fr: 'Importations', de: 'Importe' },
  journal: { fr: 'Journal de la commune', de: 'Journal der Gemeinde' },
  mentoring: { fr: 'Parrainage', de: 'Patenschaft' },
  recommendations: { fr: 'Recommandations', de: 'Empfehlungen' },
  reminders: { fr: 'Rappels d’échéances', de: 'Erinnerungen an Termine' },
  title: { fr: 'Titre', de: 'Titel' },
});

export const rhythms = defineStrings('notice-rhythms', {
  atOnce: { fr: 'Tout de suite', de: 'Sofort' },
  daily: { fr: 'Chaque matin', de: 'Jeden Morgen' },
  weekly: { fr: 'Chaque lundi', de: 'Jeden Montag' },
  off: { fr: 'Jamais', de: 'Nie' },
});

export const states = defineStrings('notice-states', {
  momentumLost: { fr: 'La commune perd son élan', de: 'Die Gemeinde verliert an Dynamik' },
  momentumRegained: { fr: 'La commune a retrouvé son élan', de: 'Die Gemeinde hat ihre Dynamik wiedergewonnen' },
  alertClosed: { fr: 'Une alerte est close', de: 'Eine Warnung ist geschlossen' },
  helpCalled: { fr: 'Le comité demande de l’aide', de: 'Die Steuerungsgruppe bittet um Hilfe' },
  mentoringOffered: { fr: 'Un parrainage est proposé', de: 'Eine Patenschaft wird vorgeschlagen' },
  mentoringDeclined: { fr: 'Un parrainage est décliné', de: 'Eine Patenschaft wird abgelehnt' },
  pairStarted: { fr: 'Un binôme de parrainage commence', de: 'Ein Patenschaftstandem beginnt' },
  pairEnded: { fr: 'Un binôme de parrainage se termine', de: 'Ein Patenschaftstandem endet' },
  joinRequested: { fr: 'Quelqu’un demande à rejoindre le comité', de: 'Jemand möchte der Steuerungsgruppe beitreten' },
  joinAccepted: { fr: 'Votre demande de rejoindre le comité est acceptée', de: 'Ihr Beitritt zur Steuerungsgruppe ist angenommen' },
  joinRefused: { fr: 'Votre demande de rejoindre le comité n’est pas acceptée', de: 'Ihr Beitritt zur Steuerungsgruppe ist nicht angenommen' },
  mandateGiven: { fr: 'Un rôle est attribué', de: 'Eine Rolle ist vergeben' },
  mandateEnded: { fr: 'Un rôle se termine', de: 'Eine Rolle endet' },
  recommendationProgress: { fr: 'Une recommandation avance', de: 'Eine Empfehlung kommt voran' },
  titleStepRecorded: { fr: 'Une étape du titre est notée', de: 'Ein Schritt zum Titel ist erfasst' },
  titleStepCorrected: { fr: 'Une étape du titre est corrigée', de: 'Ein Schritt zum Titel ist berichtigt' },
  titleStepWithdrawn: { fr: 'Une étape du titre est retirée', de: 'Ein Schritt zum Titel ist zurückgezogen' },
  activityRecorded: { fr: 'Un fait est noté au journal', de: 'Ein Fakt ist im Journal erfasst' },
  activityCorrected: { fr: 'Un fait du journal est corrigé', de: 'Ein Fakt im Journal ist berichtigt' },
  activityWithdrawn: { fr: 'Un fait du journal est retiré', de: 'Ein Fakt im Journal ist zurückgezogen' },
  importFinished: { fr: 'Une importation est terminée', de: 'Ein Import ist abgeschlossen' },
});
