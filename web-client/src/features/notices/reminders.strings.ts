import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('reminders', {
  title: { fr: 'Prochains rappels', de: 'Nächste Erinnerungen' },
  lead: {
    fr: 'Ce qui partira dans les soixante jours : à qui, quand et pourquoi. Cette liste est calculée comme l’envoi lui-même.',
    de: 'Was in den nächsten sechzig Tagen hinausgeht: an wen, wann und warum. Diese Liste wird genauso berechnet wie der Versand.',
  },
  none: { fr: 'Aucun rappel prévu', de: 'Keine Erinnerungen vorgesehen' },
  noneHelp: {
    fr: 'Les échéances apparaissent ici dès qu’une règle les atteint.',
    de: 'Termine erscheinen hier, sobald eine Regel sie erreicht.',
  },
  on: { fr: 'Part le', de: 'Geht hinaus am' },
  about: { fr: 'À propos de', de: 'Worum es geht' },
  place: { fr: 'Où', de: 'Wo' },
  day: { fr: 'Échéance', de: 'Termin' },
  to: { fr: 'À', de: 'An' },
  person: { fr: 'la personne concernée', de: 'die betroffene Person' },
  actions: { fr: 'Actions', de: 'Aktionen' },
  campaign: { fr: 'Campagne', de: 'Kampagne' },
  open: { fr: 'Ouvrir', de: 'Öffnen' },
  pause: { fr: 'Suspendre', de: 'Aussetzen' },
  pauseOf: { fr: 'Suspendre : {{about}}', de: 'Aussetzen: {{about}}' },
  pauseHelp: {
    fr: 'Jusqu’à ce jour compris, personne ne reçoit de rappel à ce sujet. Ce qui tombe dans la pause part une fois, le lendemain.',
    de: 'Bis einschließlich dieses Tages wird niemand daran erinnert. Was in die Pause fällt, geht am Tag danach einmal hinaus.',
  },
  until: { fr: 'Jusqu’au', de: 'Bis zum' },
  paused: { fr: 'Rappels suspendus', de: 'Ausgesetzte Erinnerungen' },
  pausedUntil: { fr: 'suspendu jusqu’au {{day}}', de: 'ausgesetzt bis {{day}}' },
  pausedDone: { fr: 'Les rappels sont suspendus.', de: 'Die Erinnerungen sind ausgesetzt.' },
  resume: { fr: 'Reprendre', de: 'Wieder aufnehmen' },
  resumed: { fr: 'Les rappels reprennent.', de: 'Die Erinnerungen gehen weiter.' },
  rules: { fr: 'Règles', de: 'Regeln' },
  example: {
    fr: 'Exemple livré avec le programme. La coordination l’adapte à sa pratique.',
    de: 'Mitgeliefertes Beispiel. Die Koordination passt es ihrer Praxis an.',
  },
  ruleNumber: { fr: 'Version {{number}}', de: 'Version {{number}}' },
  when: { fr: 'Quand', de: 'Wann' },
  before: { fr: { one: '{{count}} jour avant', other: '{{count}} jours avant' }, de: { one: '{{count}} Tag vorher', other: '{{count}} Tage vorher' } },
  after: { fr: { one: '{{count}} jour après', other: '{{count}} jours après' }, de: { one: '{{count}} Tag danach', other: '{{count}} Tage danach' } },
  theDay: { fr: 'le jour même', de: 'am Tag selbst' },
  every: { fr: { one: 'puis chaque jour', other: 'puis tous les {{count}} jours' }, de: { one: 'dann jeden Tag', other: 'dann alle {{count}} Tage' } },
  most: { fr: { one: '{{count}} rappel au plus', other: '{{count}} rappels au plus' }, de: { one: 'höchstens {{count}} Erinnerung', other: 'höchstens {{count}} Erinnerungen' } },
  edit: { fr: 'Modifier', de: 'Ändern' },
  editOf: { fr: 'Modifier la règle : {{about}}', de: 'Regel ändern: {{about}}' },
  offsets: { fr: 'Jours par rapport à l’échéance', de: 'Tage im Verhältnis zum Termin' },
  offsetsHint: { fr: 'Séparés par des virgules ; un nombre négatif est avant : -14, -3, 0', de: 'Durch Kommas getrennt; negative Zahlen liegen davor: -14, -3, 0' },
  offsetsWrong: { fr: 'Un à dix nombres entiers, séparés par des virgules.', de: 'Ein bis zehn ganze Zahlen, durch Kommas getrennt.' },
  repeat: { fr: 'Répéter tous les … jours (0 : jamais)', de: 'Wiederholen alle … Tage (0: nie)' },
  limit: { fr: 'Nombre de rappels au plus', de: 'Höchstzahl der Erinnerungen' },
  save: { fr: 'Enregistrer', de: 'Speichern' },
  saved: { fr: 'La règle est modifiée.', de: 'Die Regel ist geändert.' },
});

export const kinds = defineStrings('reminder-kinds', {
  accompanimentContact: { fr: 'Prochain contact d’un accompagnement', de: 'Nächster Kontakt einer Begleitung' },
  alertContact: { fr: 'Prochain contact au sujet d’une alerte', de: 'Nächster Kontakt zu einer Warnung' },
  apiKey: { fr: 'Clé d’accès qui expire', de: 'Ablaufender Zugriffsschlüssel' },
  assignment: { fr: 'Tâche à rendre', de: 'Fällige Aufgabe' },
  joinRequest: { fr: 'Demande de rejoindre le comité sans réponse', de: 'Unbeantwortete Beitrittsanfrage' },
  keyAction: { fr: 'Action clé d’une recommandation', de: 'Schlüsselmaßnahme einer Empfehlung' },
  mandateEnd: { fr: 'Fin d’un mandat', de: 'Ende eines Mandats' },
  mentoringAnswer: { fr: 'Proposition de parrainage sans réponse', de: 'Unbeantworteter Patenschaftsvorschlag' },
  mentoringRequest: { fr: 'Demande de parrainage sans commune marraine', de: 'Patenschaftsanfrage ohne Patengemeinde' },
});

export const refusals = defineStrings('reminder-refusals', {
  'not-paused': { fr: 'Ces rappels ne sont plus suspendus.', de: 'Diese Erinnerungen sind nicht mehr ausgesetzt.' },
});
