import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('accompaniments', {
  title: { fr: 'Accompagnements', de: 'Begleitungen' },
  lead: {
    fr: 'Les communes que la coordination suit de près après une alerte : objectifs, contacts, prochaine date.',
    de: 'Gemeinden, die die Koordination nach einer Warnung eng begleitet: Ziele, Kontakte, nächster Termin.',
  },
  alerts: { fr: 'Alertes', de: 'Warnungen' },
  filterState: { fr: 'État', de: 'Stand' },
  running: { fr: 'En cours', de: 'Laufend' },
  closedOnes: { fr: 'Clos', de: 'Abgeschlossen' },
  all: { fr: 'Tous', de: 'Alle' },
  total: { fr: { one: '{{number}} accompagnement', other: '{{number}} accompagnements' }, de: { one: '{{number}} Begleitung', other: '{{number}} Begleitungen' } },
  noneRunning: { fr: 'Aucun accompagnement en cours', de: 'Keine laufende Begleitung' },
  noneFiltered: { fr: 'Aucun accompagnement ne correspond à ce filtre', de: 'Keine Begleitung passt zu diesem Filter' },
  noneHelp: {
    fr: 'Un accompagnement s’ouvre depuis une alerte ; il en reprend les causes et les faits.',
    de: 'Eine Begleitung wird aus einer Warnung eröffnet; sie übernimmt deren Ursachen und Tatsachen.',
  },
  toAlerts: { fr: 'Voir les alertes', de: 'Zu den Warnungen' },
  open: { fr: 'Ouvrir', de: 'Öffnen' },
  openNamed: { fr: 'Ouvrir l’accompagnement de {{name}}', de: 'Begleitung von {{name}} öffnen' },
  goalsReached: { fr: '{{reached}} sur {{total}} atteints', de: '{{reached}} von {{total}} erreicht' },

  pageTitle: { fr: 'Accompagnement : {{name}}', de: 'Begleitung: {{name}}' },
  openedBy: { fr: 'Ouvert le {{day}}', de: 'Eröffnet am {{day}}' },
  communePage: { fr: 'Page de la commune', de: 'Seite der Gemeinde' },
  alertPage: { fr: 'Voir l’alerte', de: 'Zur Warnung' },
  state: { fr: 'État', de: 'Stand' },
  stateOpen: { fr: 'En cours', de: 'Läuft' },
  stateLate: { fr: 'Date dépassée', de: 'Termin überschritten' },
  stateClosed: { fr: 'Clos', de: 'Abgeschlossen' },
  owner: { fr: 'Suivi par', de: 'Begleitet von' },
  next: { fr: 'Prochain contact', de: 'Nächster Kontakt' },
  noNext: { fr: 'à fixer', de: 'noch festzulegen' },
  outcome: { fr: 'Résultat', de: 'Ergebnis' },
  closedOn: { fr: 'Clos le', de: 'Abgeschlossen am' },

  causes: { fr: 'Pourquoi', de: 'Warum' },
  noCauses: { fr: 'L’alerte ne nommait pas de cause.', de: 'Die Warnung nannte keine Ursache.' },
  seeFacts: { fr: 'Voir les faits', de: 'Tatsachen ansehen' },
  goals: { fr: 'Objectifs', de: 'Ziele' },
  noGoals: {
    fr: 'Aucun objectif convenu. Un ou deux suffisent, avec une date que la commune choisit.',
    de: 'Noch kein Ziel vereinbart. Ein oder zwei genügen, mit einem Datum, das die Gemeinde wählt.',
  },
  dueOn: { fr: 'pour le {{day}}', de: 'bis zum {{day}}' },
  lateSince: { fr: 'En retard depuis le {{day}}', de: 'Überfällig seit dem {{day}}' },
  reachedOn: { fr: 'Atteint le {{day}}', de: 'Erreicht am {{day}}' },
  addGoal: { fr: 'Convenir d’un objectif', de: 'Ziel vereinbaren' },
  goal: { fr: 'Objectif', de: 'Ziel' },
  by: { fr: 'D’ici le', de: 'Bis' },
  goalSet: { fr: 'L’objectif est noté.', de: 'Das Ziel ist vermerkt.' },
  move: { fr: 'Changer la date', de: 'Datum ändern' },
  moveNamed: { fr: 'Changer la date : {{goal}}', de: 'Datum ändern: {{goal}}' },
  reach: { fr: 'C’est atteint', de: 'Erreicht' },
  reachNamed: { fr: 'Objectif atteint : {{goal}}', de: 'Ziel erreicht: {{goal}}' },
  goalReached: { fr: 'Objectif atteint, bravo !', de: 'Ziel erreicht, sehr gut!' },

  contacts: { fr: 'Contacts', de: 'Kontakte' },
  noContacts: { fr: 'Aucun contact noté. Commencez par un appel, pour écouter.', de: 'Kein Kontakt vermerkt. Beginnen Sie mit einem Anruf, um zuzuhören.' },
  nextOn: { fr: 'Suite prévue le {{day}}', de: 'Weiter am {{day}}' },
  contactBy: { fr: '{{channel}}, noté par {{who}}', de: '{{channel}}, vermerkt von {{who}}' },
  note: { fr: 'Noter un contact', de: 'Kontakt vermerken' },
  noted: { fr: 'Le contact est noté.', de: 'Der Kontakt ist vermerkt.' },
  channel: { fr: 'Par', de: 'Über' },
  result: { fr: 'Résultat', de: 'Ergebnis' },
  day: { fr: 'Jour', de: 'Tag' },
  nextDay: { fr: 'Prochain contact le', de: 'Nächster Kontakt am' },

  close: { fr: 'Clore l’accompagnement', de: 'Begleitung abschließen' },
  closeHelp: { fr: 'Le rapport compare les causes et les résultats : choisissez ce qui décrit le mieux la situation d’aujourd’hui.', de: 'Der Bericht vergleicht Ursachen und Ergebnisse: Wählen Sie, was die heutige Lage am besten beschreibt.' },
  closed: { fr: 'L’accompagnement est clos.', de: 'Die Begleitung ist abgeschlossen.' },
  endDay: { fr: 'Terminé le', de: 'Beendet am' },

  effects: { fr: 'Causes et résultats', de: 'Ursachen und Ergebnisse' },
  effectsHelp: { fr: 'Un accompagnement qui répond à plusieurs causes compte pour chacune.', de: 'Eine Begleitung mit mehreren Ursachen zählt bei jeder.' },
  cause: { fr: 'Cause', de: 'Ursache' },

  start: { fr: 'Ouvrir un accompagnement', de: 'Begleitung eröffnen' },
  started: { fr: 'L’accompagnement est ouvert ; il reprend les causes de l’alerte.', de: 'Die Begleitung ist eröffnet; sie übernimmt die Ursachen der Warnung.' },
  continue: { fr: 'Voir l’accompagnement', de: 'Zur Begleitung' },
  cardTitle: { fr: 'Accompagnement', de: 'Begleitung' },
  cardNone: { fr: 'La commune n’est pas accompagnée pour l’instant.', de: 'Die Gemeinde wird zurzeit nicht begleitet.' },
  cardNoAlert: { fr: 'Un accompagnement s’ouvre depuis une alerte en cours.', de: 'Eine Begleitung wird aus einer laufenden Warnung eröffnet.' },
});

/** What an accompaniment answers to, by the codes of the reasons. */
export const causes = defineStrings('accompaniment-causes', {
  silence: { fr: 'Silence inhabituel', de: 'Ungewohnte Stille' },
  slower: { fr: 'Rythme ralenti', de: 'Langsamerer Rhythmus' },
  seasonMissed: { fr: 'Saison sans action publique', de: 'Saison ohne öffentliche Aktion' },
  membersLeft: { fr: 'Départs du comité', de: 'Austritte aus der Steuerungsgruppe' },
  majorityChanged: { fr: 'Nouvelle majorité communale', de: 'Neue Mehrheit im Gemeinderat' },
  pledgesLapsed: { fr: 'Engagements de partenaires échus', de: 'Abgelaufene Verpflichtungen von Partnern' },
  helpCalled: { fr: 'Appel à l’aide du comité', de: 'Hilferuf der Steuerungsgruppe' },
  other: { fr: 'Autre cause', de: 'Andere Ursache' },
  none: { fr: 'Sans cause nommée', de: 'Ohne genannte Ursache' },
});

/** What a commune wants to reach, by the codes of the API. */
export const goals = defineStrings('accompaniment-goals', {
  resumeMeetings: { fr: 'Reprendre les réunions du comité', de: 'Sitzungen der Steuerungsgruppe wieder aufnehmen' },
  recruitMembers: { fr: 'Trouver de nouveaux membres', de: 'Neue Mitglieder finden' },
  renewPledges: { fr: 'Renouveler les engagements des partenaires', de: 'Verpflichtungen der Partner erneuern' },
  organiseAction: { fr: 'Organiser une action', de: 'Eine Aktion durchführen' },
  convinceCouncil: { fr: 'Convaincre le conseil communal', de: 'Den Gemeinderat überzeugen' },
  trainCommittee: { fr: 'Former le comité', de: 'Die Steuerungsgruppe schulen' },
  fillFairOMeter: { fr: 'Remplir le Fair-ô-mètre', de: 'Das Fair-ô-mètre ausfüllen' },
});

/** How an accompaniment ended. */
export const ends = defineStrings('accompaniment-ends', {
  revived: { fr: 'La commune est repartie', de: 'Die Gemeinde ist wieder in Schwung' },
  stabilised: { fr: 'La situation est stabilisée', de: 'Die Lage ist stabil' },
  mentored: { fr: 'Une commune marraine a pris le relais', de: 'Eine Patengemeinde hat übernommen' },
  postponed: { fr: 'Reporté à plus tard, d’un commun accord', de: 'Einvernehmlich verschoben' },
  withdrawn: { fr: 'La commune ne souhaite pas continuer', de: 'Die Gemeinde möchte nicht weitermachen' },
});

export const refusals = defineStrings('accompaniment-refusals', {
  'accompaniment-exists': { fr: 'Un accompagnement suit déjà cette alerte : ouvrez-le plutôt.', de: 'Aus dieser Warnung ist schon eine Begleitung entstanden: Öffnen Sie sie.' },
  'accompaniment-closed': { fr: 'Cet accompagnement est clos : rien n’y est plus noté. La page montre son état actuel.', de: 'Diese Begleitung ist abgeschlossen: Es wird nichts mehr vermerkt. Die Seite zeigt den aktuellen Stand.' },
  'goal-due-in-past': { fr: 'Un objectif se fixe pour aujourd’hui ou plus tard. Choisissez un autre jour ; votre saisie est conservée.', de: 'Ein Ziel wird für heute oder später gesetzt. Wählen Sie einen anderen Tag; Ihre Eingaben bleiben erhalten.' },
  'goal-not-set': { fr: 'Cet objectif n’est plus ouvert. La page montre les objectifs actuels.', de: 'Dieses Ziel ist nicht mehr offen. Die Seite zeigt die aktuellen Ziele.' },
  'contact-in-future': { fr: 'Un contact se note une fois qu’il a eu lieu. Choisissez aujourd’hui ou un jour passé ; votre saisie est conservée.', de: 'Ein Kontakt wird vermerkt, sobald er stattgefunden hat. Wählen Sie heute oder einen früheren Tag; Ihre Eingaben bleiben erhalten.' },
  'next-contact-before-contact': { fr: 'Le prochain contact vient après celui-ci. Corrigez l’une des deux dates ; votre saisie est conservée.', de: 'Der nächste Kontakt kommt nach diesem. Korrigieren Sie eines der beiden Daten; Ihre Eingaben bleiben erhalten.' },
  'closure-in-future': { fr: 'Un accompagnement se clôt une fois terminé. Choisissez aujourd’hui ou un jour passé.', de: 'Eine Begleitung wird abgeschlossen, sobald sie zu Ende ist. Wählen Sie heute oder einen früheren Tag.' },
  'closure-before-opening': { fr: 'La fin précède l’ouverture. Choisissez un jour plus récent.', de: 'Das Ende liegt vor der Eröffnung. Wählen Sie einen späteren Tag.' },
});
