import { defineStrings } from '~/lib/strings';

/** The six criteria by their codes, as lists and bars name them. */
export const criteria = defineStrings('criteria', {
  authority: { fr: 'Autorité communale', de: 'Gemeindeverwaltung und Politik' },
  shops: { fr: 'Commerces et horeca', de: 'Geschäfte und Horeca' },
  organisations: { fr: 'Entreprises, organisations et écoles', de: 'Unternehmen, Vereinigungen und Schulen' },
  communication: { fr: 'Communication et sensibilisation', de: 'Kommunikation und Sensibilisierung' },
  committee: { fr: 'Comité de pilotage', de: 'Steuerungsgruppe' },
  localProducts: { fr: 'Produits agricoles locaux et durables', de: 'Lokale und nachhaltige Agrarprodukte' },
});

/** How a commune is doing, judged against its own rhythm. */
export const levels = defineStrings('levels', {
  onTrack: { fr: 'En bonne voie', de: 'Auf gutem Weg' },
  watch: { fr: 'À suivre', de: 'Im Auge behalten' },
  fading: { fr: 'En perte de vitesse', de: 'Nachlassende Dynamik' },
  unknown: { fr: 'Pas assez d’informations', de: 'Noch zu wenig bekannt' },
});

export const directions = defineStrings('directions', {
  rising: { fr: 'en hausse', de: 'steigend' },
  steady: { fr: 'stable', de: 'stabil' },
  falling: { fr: 'en baisse', de: 'fallend' },
});

export const titleStates = defineStrings('title-states', {
  unaware: { fr: 'Pas encore engagée', de: 'Noch nicht beteiligt' },
  interested: { fr: 'Commune intéressée', de: 'Interessierte Gemeinde' },
  registered: { fr: 'Inscrite à la campagne', de: 'Zur Kampagne angemeldet' },
  candidate: { fr: 'Commune candidate', de: 'Kandidatengemeinde' },
  probablyTitled: { fr: 'Titre probable, à confirmer', de: 'Titel wahrscheinlich, zu bestätigen' },
  applied: { fr: 'Dossier de candidature envoyé', de: 'Bewerbungsunterlagen eingereicht' },
  underReview: { fr: 'Dossier en cours d’examen', de: 'Bewerbung in Prüfung' },
  titled: { fr: 'Commune titrée', de: 'Fairtrade-Gemeinde' },
  renewalDue: { fr: 'Titrée, renouvellement attendu', de: 'Fairtrade-Gemeinde, Erneuerung fällig' },
  inDifficulty: { fr: 'Titrée, en difficulté', de: 'Fairtrade-Gemeinde in Schwierigkeiten' },
  suspended: { fr: 'Titre suspendu', de: 'Titel ausgesetzt' },
  returned: { fr: 'Titre rendu', de: 'Titel zurückgegeben' },
  withdrawn: { fr: 'Titre retiré', de: 'Titel aberkannt' },
});

/** The steps of a title file, as one reads what happened. */
export const titleSteps = defineStrings('title-steps', {
  interested: { fr: 'Intérêt exprimé', de: 'Interesse bekundet' },
  registered: { fr: 'Inscription à la campagne', de: 'Anmeldung zur Kampagne' },
  resolutionVoted: { fr: 'Résolution votée par le conseil communal', de: 'Gemeinderatsbeschluss gefasst' },
  committeeSetUp: { fr: 'Comité de pilotage constitué', de: 'Steuerungsgruppe gebildet' },
  candidacyKnown: { fr: 'Candidature attestée par une source', de: 'Kandidatur durch eine Quelle belegt' },
  titleReported: { fr: 'Titre mentionné par une source', de: 'Titel in einer Quelle erwähnt' },
  applicationSubmitted: { fr: 'Dossier de candidature envoyé', de: 'Bewerbungsunterlagen eingereicht' },
  reviewStarted: { fr: 'Examen du dossier commencé', de: 'Prüfung der Bewerbung begonnen' },
  applicationRefused: { fr: 'Candidature non retenue', de: 'Bewerbung nicht angenommen' },
  awarded: { fr: 'Titre octroyé', de: 'Titel verliehen' },
  renewalDue: { fr: 'Renouvellement attendu', de: 'Erneuerung fällig' },
  renewed: { fr: 'Titre renouvelé', de: 'Titel erneuert' },
  difficultyReported: { fr: 'Difficulté signalée', de: 'Schwierigkeit gemeldet' },
  difficultyOvercome: { fr: 'Difficulté surmontée', de: 'Schwierigkeit überwunden' },
  suspended: { fr: 'Titre suspendu', de: 'Titel ausgesetzt' },
  suspensionLifted: { fr: 'Suspension levée', de: 'Aussetzung aufgehoben' },
  returned: { fr: 'Titre rendu par la commune', de: 'Titel von der Gemeinde zurückgegeben' },
  withdrawn: { fr: 'Titre retiré', de: 'Titel aberkannt' },
  regained: { fr: 'Titre retrouvé', de: 'Titel wiedererlangt' },
});

export const titleOwners = defineStrings('title-owners', {
  commune: { fr: 'La commune', de: 'Die Gemeinde' },
  coordination: { fr: 'La coordination', de: 'Die Koordination' },
});

export const partnerKinds = defineStrings('partner-kinds', {
  shop: { fr: 'Commerce', de: 'Geschäft' },
  horeca: { fr: 'Établissement horeca', de: 'Horeca-Betrieb' },
  company: { fr: 'Entreprise', de: 'Unternehmen' },
  organisation: { fr: 'Association ou institution', de: 'Vereinigung oder Einrichtung' },
  school: { fr: 'École', de: 'Schule' },
  producer: { fr: 'Producteur·rice', de: 'Erzeuger·in' },
});

/** Words that stand wherever data of a demonstration are shown. */
export const marks = defineStrings('marks', {
  simulated: { fr: 'Donnée simulée', de: 'Simulierte Angabe' },
});
