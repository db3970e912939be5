import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('alerts', {
  title: { fr: 'Alertes', de: 'Warnungen' },
  lead: { fr: 'Les communes qui s’écartent de leur propre rythme, ou qui appellent à l’aide : pourquoi, et que faire.', de: 'Gemeinden, die von ihrem eigenen Rhythmus abweichen oder um Hilfe bitten: warum, und was zu tun ist.' },
  filterState: { fr: 'État', de: 'Stand' },
  toDo: { fr: 'En cours', de: 'Laufend' },
  filterOwner: { fr: 'Prise en charge', de: 'Zuständig' },
  everyone: { fr: 'Par tout le monde', de: 'Alle' },
  mine: { fr: 'Par moi', de: 'Ich' },
  nobodys: { fr: 'Par personne encore', de: 'Noch niemand' },
  filterKind: { fr: 'Origine', de: 'Herkunft' },
  allKinds: { fr: 'Toutes', de: 'Alle' },
  none: { fr: 'Aucune alerte : toutes les communes suivies gardent leur rythme', de: 'Keine Warnung: Alle beobachteten Gemeinden halten ihren Rhythmus' },
  noneHelp: { fr: 'Une belle journée. Le guet continue chaque nuit.', de: 'Ein guter Tag. Die Beobachtung geht jede Nacht weiter.' },
  noneFiltered: { fr: 'Aucune alerte ne correspond à ces filtres', de: 'Keine Warnung passt zu diesen Filtern' },
  total: { fr: { one: '{{number}} alerte', other: '{{number}} alertes' }, de: { one: '{{number}} Warnung', other: '{{number}} Warnungen' } },
  why: { fr: 'Pourquoi', de: 'Warum' },
  since: { fr: 'Depuis', de: 'Seit' },
  sure: { fr: 'Certitude', de: 'Sicherheit' },
  sureText: { fr: '{{word}} ({{percent}})', de: '{{word}} ({{percent}})' },
  owner: { fr: 'Prise en charge par', de: 'Zuständig' },
  nobody: { fr: 'personne encore', de: 'noch niemand' },
  you: { fr: 'vous', de: 'Sie' },
  next: { fr: 'Prochain contact', de: 'Nächster Kontakt' },
  answerBy: { fr: 'Réponse promise avant le', de: 'Antwort zugesagt bis' },
  ended: { fr: 'Fin', de: 'Ende' },
  endedOn: { fr: '{{day}} : {{reason}}', de: '{{day}}: {{reason}}' },
  opened: { fr: 'Alerte du {{day}}', de: 'Warnung vom {{day}}' },
  weak: { fr: 'Critères à renforcer', de: 'Zu stärkende Kriterien' },
  wish: { fr: 'Souhait du comité', de: 'Wunsch der Steuerungsgruppe' },
  confidential: { fr: 'Confidentiel : visible par la coordination et par la personne qui a appelé', de: 'Vertraulich: nur für die Koordination und die Person, die gerufen hat' },
  escalated: { fr: 'Sans réponse depuis le {{day}}', de: 'Ohne Antwort seit dem {{day}}' },
  paused: { fr: 'Suivi en pause jusqu’au {{day}}', de: 'Beobachtung pausiert bis zum {{day}}' },
  open: { fr: 'Ouvrir', de: 'Öffnen' },
  openNamed: { fr: 'Ouvrir l’alerte de {{name}}', de: 'Warnung zu {{name}} öffnen' },
  pageTitle: { fr: 'Alerte : {{name}}', de: 'Warnung: {{name}}' },
  communePage: { fr: 'Page de la commune', de: 'Seite der Gemeinde' },
  seeFacts: { fr: 'Voir les faits', de: 'Tatsachen ansehen' },
  help: { fr: 'Ce qui peut aider', de: 'Was helfen kann' },
  noHelp: { fr: 'Commencez par un appel.', de: 'Beginnen Sie mit einem Anruf.' },
  elsewhere: { fr: 'Ce qui a été tenté ailleurs', de: 'Was anderswo versucht wurde' },
  noElsewhere: { fr: 'Aucune situation comparable n’est encore terminée.', de: 'Noch keine vergleichbare Lage ist abgeschlossen.' },
  elsewhereEnd: { fr: { one: 'Terminée après {{number}} jour : {{outcome}}', other: 'Terminée après {{number}} jours : {{outcome}}' }, de: { one: 'Nach {{number}} Tag beendet: {{outcome}}', other: 'Nach {{number}} Tagen beendet: {{outcome}}' } },
  contacts: { fr: 'Contacts', de: 'Kontakte' },
  noContacts: { fr: 'Aucun contact noté.', de: 'Kein Kontakt vermerkt.' },
  nextOn: { fr: 'Suite prévue le {{day}}', de: 'Weiter am {{day}}' },
  actions: { fr: 'Que faire maintenant', de: 'Was jetzt zu tun ist' },
  take: { fr: 'Je m’en charge', de: 'Ich übernehme' },
  taken: { fr: 'L’alerte est à vous.', de: 'Die Warnung liegt bei Ihnen.' },
  diagnose: { fr: 'Faire le diagnostic', de: 'Hindernisse analysieren' },
  mentors: { fr: 'Proposer des communes marraines', de: 'Patengemeinden vorschlagen' },
  mentoringOf: { fr: 'Voir la demande de parrainage', de: 'Zur Patenschaftsanfrage' },
  askMentor: { fr: 'Ouvrir une demande de parrainage', de: 'Patenschaftsanfrage eröffnen' },
  mentorAsked: { fr: 'La demande de parrainage est ouverte.', de: 'Die Patenschaftsanfrage ist eröffnet.' },
  mentoringComing: { fr: 'La demande de parrainage s’ouvre dans les secondes qui suivent l’alerte.', de: 'Die Patenschaftsanfrage wird Sekunden nach der Warnung eröffnet.' },
  note: { fr: 'Noter un contact', de: 'Kontakt vermerken' },
  noted: { fr: 'Le contact est noté.', de: 'Der Kontakt ist vermerkt.' },
  channel: { fr: 'Par', de: 'Über' },
  outcome: { fr: 'Résultat', de: 'Ergebnis' },
  day: { fr: 'Jour', de: 'Tag' },
  nextDay: { fr: 'Prochain contact le', de: 'Nächster Kontakt am' },
  pause: { fr: 'Mettre le suivi en pause', de: 'Beobachtung pausieren' },
  pauseHelp: { fr: 'Jusqu’à ce jour, rien n’est attendu de la commune et aucune alerte ne s’ouvre.', de: 'Bis zu diesem Tag wird nichts erwartet und keine Warnung eröffnet.' },
  until: { fr: 'Jusqu’au', de: 'Bis zum' },
  reason: { fr: 'Raison', de: 'Grund' },
  pausedToast: { fr: 'Le suivi est en pause.', de: 'Die Beobachtung pausiert.' },
  resume: { fr: 'Reprendre le suivi', de: 'Beobachtung fortsetzen' },
  resumed: { fr: 'Le suivi a repris.', de: 'Die Beobachtung läuft wieder.' },
  close: { fr: 'Clore l’alerte', de: 'Warnung abschließen' },
  closed: { fr: 'L’alerte est close.', de: 'Die Warnung ist abgeschlossen.' },
  evaluate: { fr: 'Évaluer maintenant', de: 'Jetzt beurteilen' },
  evaluated: { fr: { one: 'Toutes les communes ont été évaluées : {{number}} nouvelle alerte.', other: 'Toutes les communes ont été évaluées : {{number}} nouvelles alertes.' }, de: { one: 'Alle Gemeinden wurden beurteilt: {{number}} neue Warnung.', other: 'Alle Gemeinden wurden beurteilt: {{number}} neue Warnungen.' } },
});

export const alertStates = defineStrings('alert-states', {
  open: { fr: 'À prendre', de: 'Zu übernehmen' },
  acknowledged: { fr: 'Prise en charge', de: 'Übernommen' },
  regained: { fr: 'Rythme retrouvé', de: 'Wieder im Rhythmus' },
  closed: { fr: 'Close', de: 'Abgeschlossen' },
});

export const alertKinds = defineStrings('alert-kinds', {
  momentum: { fr: 'Perte de vitesse', de: 'Nachlassende Dynamik' },
  helpCall: { fr: 'Appel à l’aide', de: 'Hilferuf' },
});

export const sureness = defineStrings('alert-sureness', {
  low: { fr: 'Faible', de: 'Gering' },
  medium: { fr: 'Moyenne', de: 'Mittel' },
  high: { fr: 'Élevée', de: 'Hoch' },
});

export const channels = defineStrings('alert-channels', {
  phone: { fr: 'Téléphone', de: 'Telefon' },
  visit: { fr: 'Visite', de: 'Besuch' },
  mail: { fr: 'Courriel', de: 'E-Mail' },
  meeting: { fr: 'Réunion', de: 'Sitzung' },
});

export const outcomes = defineStrings('alert-outcomes', {
  noAnswer: { fr: 'Pas de réponse', de: 'Keine Antwort' },
  listened: { fr: 'Écoute : la commune a raconté', de: 'Zugehört: Die Gemeinde hat erzählt' },
  planAgreed: { fr: 'Un plan est convenu', de: 'Ein Plan ist vereinbart' },
  mentorWanted: { fr: 'Une commune marraine est souhaitée', de: 'Eine Patengemeinde ist erwünscht' },
  pauseWanted: { fr: 'Une pause est souhaitée', de: 'Eine Pause ist erwünscht' },
  furtherContact: { fr: 'À recontacter', de: 'Erneut kontaktieren' },
});

export const closeReasons = defineStrings('alert-close-reasons', {
  helped: { fr: 'La commune a reçu de l’aide', de: 'Die Gemeinde hat Hilfe erhalten' },
  accompanied: { fr: 'Un accompagnement a commencé', de: 'Eine Begleitung hat begonnen' },
  recordingGap: { fr: 'Des faits n’étaient pas notés', de: 'Tatsachen waren nicht vermerkt' },
  falseAlarm: { fr: 'Fausse alerte', de: 'Fehlalarm' },
  seasonal: { fr: 'Creux de saison', de: 'Saisonale Pause' },
  gaveUp: { fr: 'La commune arrête', de: 'Die Gemeinde hört auf' },
  answered: { fr: 'L’appel a reçu sa réponse', de: 'Der Hilferuf wurde beantwortet' },
  regained: { fr: 'Le rythme est retrouvé', de: 'Der Rhythmus ist wieder da' },
});

export const pauseReasons = defineStrings('alert-pause-reasons', {
  elections: { fr: 'Élections', de: 'Wahlen' },
  staffChange: { fr: 'Changement de personnes', de: 'Personalwechsel' },
  reorganisation: { fr: 'Réorganisation', de: 'Umorganisation' },
  agreedBreak: { fr: 'Pause convenue', de: 'Vereinbarte Pause' },
  other: { fr: 'Autre raison', de: 'Anderer Grund' },
});

export const wishes = defineStrings('alert-wishes', {
  callBack: { fr: 'Être rappelé·e', de: 'Rückruf' },
  visit: { fr: 'Une visite', de: 'Besuch' },
  mentor: { fr: 'L’aide d’une autre commune', de: 'Hilfe einer anderen Gemeinde' },
  meeting: { fr: 'Une réunion avec la coordination', de: 'Sitzung mit der Koordination' },
});

export const offers = defineStrings('alert-offers', {
  mentor: { fr: 'Une commune marraine qui a un comité bien vivant', de: 'Eine Patengemeinde mit lebendiger Steuerungsgruppe' },
  meetingKit: { fr: 'Un ordre du jour prêt à l’emploi pour la prochaine réunion', de: 'Eine fertige Tagesordnung für die nächste Sitzung' },
  partnerRound: { fr: 'Une tournée des partenaires, à deux, une après-midi', de: 'Ein Rundgang bei den Partnern, zu zweit, an einem Nachmittag' },
  partnerKit: { fr: 'La déclaration d’engagement et l’autocollant à remettre', de: 'Verpflichtungserklärung und Aufkleber zum Mitnehmen' },
  communicationKit: { fr: 'Un article et des visuels prêts pour le bulletin communal', de: 'Artikel und Bilder, fertig für das Gemeindeblatt' },
  electedMeeting: { fr: 'Un rendez-vous avec l’échevin·e compétent·e', de: 'Ein Termin mit der zuständigen Schöffin oder dem zuständigen Schöffen' },
  advocacyKit: { fr: 'L’argumentaire pour les élu·e·s', de: 'Das Argumentarium für Mandatarinnen und Mandatare' },
  training: { fr: 'La prochaine formation ou le prochain webinaire', de: 'Die nächste Schulung oder das nächste Webinar' },
  readyToUseAction: { fr: 'Une action clé sur porte', de: 'Eine schlüsselfertige Aktion' },
  campaignWeekKit: { fr: 'Le kit de la Semaine du commerce équitable', de: 'Das Paket der Woche des fairen Handels' },
  recruitmentKit: { fr: 'Des pistes pour trouver de nouveaux membres', de: 'Wege zu neuen Mitgliedern' },
  visit: { fr: 'Une visite de la coordination', de: 'Ein Besuch der Koordination' },
  lowCostActions: { fr: 'Des actions qui ne coûtent rien', de: 'Aktionen, die nichts kosten' },
  localProductsKit: { fr: 'De quoi allier produits locaux et commerce équitable', de: 'Lokale Produkte und fairen Handel verbinden' },
  call: { fr: 'Un appel pour écouter', de: 'Ein Anruf, um zuzuhören' },
});

export const refusals = defineStrings('alert-refusals', {
  'alert-is-over': { fr: 'Cette alerte est déjà terminée. La page montre son état actuel.', de: 'Diese Warnung ist schon beendet. Die Seite zeigt den aktuellen Stand.' },
  'alert-has-no-owner': { fr: 'Prenez d’abord l’alerte en charge, puis terminez-la : votre choix est conservé.', de: 'Übernehmen Sie die Warnung zuerst und schließen Sie sie dann ab: Ihre Auswahl bleibt erhalten.' },
  'contact-in-future': { fr: 'Un contact se note une fois qu’il a eu lieu. Choisissez aujourd’hui ou un jour passé ; votre saisie est conservée.', de: 'Ein Kontakt wird vermerkt, sobald er stattgefunden hat. Wählen Sie heute oder einen früheren Tag; Ihre Eingaben bleiben erhalten.' },
  'next-contact-before-contact': { fr: 'Le prochain contact vient après celui-ci. Corrigez l’une des deux dates.', de: 'Der nächste Kontakt kommt nach diesem. Korrigieren Sie eines der beiden Daten.' },
  'pause-ends-in-past': { fr: 'La pause doit finir aujourd’hui ou plus tard. Choisissez un autre jour.', de: 'Die Pause muss heute oder später enden. Wählen Sie einen anderen Tag.' },
  'pause-too-long': { fr: 'Une pause dure un an au plus ; elle peut être renouvelée. Choisissez un jour plus proche.', de: 'Eine Pause dauert höchstens ein Jahr; sie kann verlängert werden. Wählen Sie einen früheren Tag.' },
  'evaluation-in-future': { fr: 'Un jour s’évalue une fois venu.', de: 'Ein Tag wird beurteilt, sobald er gekommen ist.' },
  'mentoring-already-requested': { fr: 'Cette commune a déjà une demande ou un binôme en cours.', de: 'Diese Gemeinde hat schon eine laufende Anfrage oder ein Paar.' },
});
