import { defineStrings } from '~/lib/strings';

/** A lapse of time after « depuis » and „seit“. */
export const since = defineStrings('since', {
  day: { fr: { one: '{{number}} jour', other: '{{number}} jours' }, de: { one: '{{number}} Tag', other: '{{number}} Tagen' } },
  week: { fr: { one: '{{number}} semaine', other: '{{number}} semaines' }, de: { one: '{{number}} Woche', other: '{{number}} Wochen' } },
  month: { fr: { one: '{{number}} mois', other: '{{number}} mois' }, de: { one: '{{number}} Monat', other: '{{number}} Monaten' } },
  year: { fr: { one: '{{number}} an', other: '{{number}} ans' }, de: { one: '{{number}} Jahr', other: '{{number}} Jahren' } },
});

/** A rhythm: how often something usually happens. */
export const every = defineStrings('every', {
  day: { fr: { one: 'chaque jour', other: 'tous les {{number}} jours' }, de: { one: 'jeden Tag', other: 'alle {{number}} Tage' } },
  week: { fr: { one: 'chaque semaine', other: 'toutes les {{number}} semaines' }, de: { one: 'jede Woche', other: 'alle {{number}} Wochen' } },
  month: { fr: { one: 'chaque mois', other: 'tous les {{number}} mois' }, de: { one: 'jeden Monat', other: 'alle {{number}} Monate' } },
  year: { fr: { one: 'chaque année', other: 'tous les {{number}} ans' }, de: { one: 'jedes Jahr', other: 'alle {{number}} Jahre' } },
});

/** Kinds of facts as something that is missing. */
export const none = defineStrings('none-of-kind', {
  committeeMeeting: { fr: 'Pas de réunion du comité', de: 'Keine Sitzung der Steuerungsgruppe' },
  partnerPledge: { fr: 'Pas de nouvel engagement de partenaire', de: 'Keine neue Verpflichtung eines Partners' },
  partnerPledgeRenewed: { fr: 'Pas d’engagement renouvelé', de: 'Keine erneuerte Verpflichtung' },
  partnerVisit: { fr: 'Pas de visite à un partenaire', de: 'Kein Besuch bei einem Partner' },
  awarenessAction: { fr: 'Pas d’action de sensibilisation', de: 'Keine Sensibilisierungsaktion' },
  oxfamBreakfast: { fr: 'Pas de petit-déjeuner Oxfam', de: 'Kein Oxfam-Frühstück' },
  pressClip: { fr: 'Pas d’article ni de passage dans les médias', de: 'Kein Presseartikel oder Medienbeitrag' },
  newsletter: { fr: 'Rien dans les canaux de la commune', de: 'Nichts in den Kanälen der Gemeinde' },
  schoolAction: { fr: 'Pas d’action dans une école', de: 'Keine Aktion in einer Schule' },
  organisationAction: { fr: 'Pas d’action dans une entreprise ou une association', de: 'Keine Aktion in einem Unternehmen oder einer Vereinigung' },
  purchase: { fr: 'Pas d’achat équitable noté', de: 'Kein fairer Einkauf vermerkt' },
  electedContact: { fr: 'Pas d’échange avec un·e élu·e', de: 'Kein Gespräch mit der Gemeindepolitik' },
  memberJoined: { fr: 'Pas de nouveau membre au comité', de: 'Kein neues Mitglied in der Steuerungsgruppe' },
  localProductInitiative: { fr: 'Pas d’initiative pour les produits locaux', de: 'Keine Initiative für lokale Produkte' },
  training: { fr: 'Pas de formation suivie', de: 'Keine Schulung besucht' },
  webinar: { fr: 'Pas de webinaire suivi', de: 'Kein Webinar besucht' },
  forumPost: { fr: 'Pas de contribution au forum', de: 'Kein Beitrag im Forum' },
  goodPractice: { fr: 'Pas de bonne pratique partagée', de: 'Kein gutes Praxisbeispiel geteilt' },
  mentoringSession: { fr: 'Pas de séance de parrainage', de: 'Kein Patenschaftstreffen' },
  contact: { fr: 'Pas de contact avec la coordination', de: 'Kein Kontakt mit der Koordination' },
  fairOMeterSubmitted: { fr: 'Pas de Fair-ô-mètre envoyé', de: 'Kein Fair-O-Meter eingereicht' },
  other: { fr: 'Rien de ce que la commune fait d’habitude', de: 'Nichts von dem, was die Gemeinde sonst tut' },
});

/** Kinds of facts as something that is counted. */
export const some = defineStrings('some-of-kind', {
  committeeMeeting: { fr: { one: '{{number}} réunion du comité', other: '{{number}} réunions du comité' }, de: { one: '{{number}} Sitzung der Steuerungsgruppe', other: '{{number}} Sitzungen der Steuerungsgruppe' } },
  partnerPledge: { fr: { one: '{{number}} nouvel engagement de partenaire', other: '{{number}} nouveaux engagements de partenaires' }, de: { one: '{{number}} neue Verpflichtung eines Partners', other: '{{number}} neue Verpflichtungen von Partnern' } },
  partnerPledgeRenewed: { fr: { one: '{{number}} engagement renouvelé', other: '{{number}} engagements renouvelés' }, de: { one: '{{number}} erneuerte Verpflichtung', other: '{{number}} erneuerte Verpflichtungen' } },
  partnerVisit: { fr: { one: '{{number}} visite à un partenaire', other: '{{number}} visites à des partenaires' }, de: { one: '{{number}} Besuch bei einem Partner', other: '{{number}} Besuche bei Partnern' } },
  awarenessAction: { fr: { one: '{{number}} action de sensibilisation', other: '{{number}} actions de sensibilisation' }, de: { one: '{{number}} Sensibilisierungsaktion', other: '{{number}} Sensibilisierungsaktionen' } },
  oxfamBreakfast: { fr: { one: '{{number}} petit-déjeuner Oxfam', other: '{{number}} petits-déjeuners Oxfam' }, de: { one: '{{number}} Oxfam-Frühstück', other: '{{number}} Oxfam-Frühstücke' } },
  pressClip: { fr: { one: '{{number}} article ou passage dans les médias', other: '{{number}} articles ou passages dans les médias' }, de: { one: '{{number}} Presseartikel oder Medienbeitrag', other: '{{number}} Presseartikel oder Medienbeiträge' } },
  newsletter: { fr: { one: '{{number}} information dans les canaux de la commune', other: '{{number}} informations dans les canaux de la commune' }, de: { one: '{{number}} Information in den Kanälen der Gemeinde', other: '{{number}} Informationen in den Kanälen der Gemeinde' } },
  schoolAction: { fr: { one: '{{number}} action dans une école', other: '{{number}} actions dans des écoles' }, de: { one: '{{number}} Aktion in einer Schule', other: '{{number}} Aktionen in Schulen' } },
  organisationAction: { fr: { one: '{{number}} action dans une entreprise ou une association', other: '{{number}} actions dans des entreprises ou des associations' }, de: { one: '{{number}} Aktion in Unternehmen oder Vereinigungen', other: '{{number}} Aktionen in Unternehmen oder Vereinigungen' } },
  purchase: { fr: { one: '{{number}} achat équitable', other: '{{number}} achats équitables' }, de: { one: '{{number}} fairer Einkauf', other: '{{number}} faire Einkäufe' } },
  electedContact: { fr: { one: '{{number}} échange avec un·e élu·e', other: '{{number}} échanges avec des élu·e·s' }, de: { one: '{{number}} Gespräch mit der Gemeindepolitik', other: '{{number}} Gespräche mit der Gemeindepolitik' } },
  memberJoined: { fr: { one: '{{number}} nouveau membre au comité', other: '{{number}} nouveaux membres au comité' }, de: { one: '{{number}} neues Mitglied in der Steuerungsgruppe', other: '{{number}} neue Mitglieder in der Steuerungsgruppe' } },
  localProductInitiative: { fr: { one: '{{number}} initiative pour les produits locaux', other: '{{number}} initiatives pour les produits locaux' }, de: { one: '{{number}} Initiative für lokale Produkte', other: '{{number}} Initiativen für lokale Produkte' } },
  training: { fr: { one: '{{number}} formation suivie', other: '{{number}} formations suivies' }, de: { one: '{{number}} besuchte Schulung', other: '{{number}} besuchte Schulungen' } },
  webinar: { fr: { one: '{{number}} webinaire suivi', other: '{{number}} webinaires suivis' }, de: { one: '{{number}} besuchtes Webinar', other: '{{number}} besuchte Webinare' } },
  forumPost: { fr: { one: '{{number}} contribution au forum', other: '{{number}} contributions au forum' }, de: { one: '{{number}} Beitrag im Forum', other: '{{number}} Beiträge im Forum' } },
  goodPractice: { fr: { one: '{{number}} bonne pratique partagée', other: '{{number}} bonnes pratiques partagées' }, de: { one: '{{number}} geteiltes gutes Praxisbeispiel', other: '{{number}} geteilte gute Praxisbeispiele' } },
  mentoringSession: { fr: { one: '{{number}} séance de parrainage', other: '{{number}} séances de parrainage' }, de: { one: '{{number}} Patenschaftstreffen', other: '{{number}} Patenschaftstreffen' } },
  contact: { fr: { one: '{{number}} contact avec la coordination', other: '{{number}} contacts avec la coordination' }, de: { one: '{{number}} Kontakt mit der Koordination', other: '{{number}} Kontakte mit der Koordination' } },
  fairOMeterSubmitted: { fr: { one: '{{number}} Fair-ô-mètre envoyé', other: '{{number}} Fair-ô-mètres envoyés' }, de: { one: '{{number}} Fair-O-Meter eingereicht', other: '{{number}} Fair-O-Meter eingereicht' } },
  other: { fr: { one: '{{number}} fait', other: '{{number}} faits' }, de: { one: '{{number}} Tatsache', other: '{{number}} Tatsachen' } },
});

export const inSeason = defineStrings('in-season', {
  spring: { fr: 'au printemps {{year}}', de: 'im Frühling {{year}}' },
  summer: { fr: 'en été {{year}}', de: 'im Sommer {{year}}' },
  autumn: { fr: 'à l’automne {{year}}', de: 'im Herbst {{year}}' },
  winter: { fr: 'en hiver {{year}}', de: 'im Winter {{year}}' },
});

export const strings = defineStrings('reasons', {
  silence: { fr: '{{what}} depuis {{lapse}} (d’habitude {{rhythm}}).', de: '{{what}} seit {{lapse}} (sonst {{rhythm}}).' },
  slower: { fr: '{{what}} en un an, au lieu de {{usual}} d’habitude.', de: '{{what}} in einem Jahr statt sonst {{usual}}.' },
  slowerToNone: { fr: '{{what}} depuis un an (d’habitude {{usual}} par an).', de: '{{what}} seit einem Jahr (sonst {{usual}} pro Jahr).' },
  seasonMissed: { fr: 'Aucune action publique {{season}} (d’habitude {{usual}}).', de: 'Keine öffentliche Aktion {{season}} (sonst {{usual}}).' },
  membersLeft: {
    fr: { one: 'Un membre a quitté le comité au cours des douze derniers mois.', other: '{{number}} membres ont quitté le comité au cours des douze derniers mois.' },
    de: { one: 'Ein Mitglied hat die Steuerungsgruppe in den letzten zwölf Monaten verlassen.', other: '{{number}} Mitglieder haben die Steuerungsgruppe in den letzten zwölf Monaten verlassen.' },
  },
  majorityChanged: { fr: 'La majorité communale a changé le {{day}}.', de: 'Die Mehrheit im Gemeinderat hat am {{day}} gewechselt.' },
  pledgesLapsed: {
    fr: { one: 'Un engagement de partenaire est arrivé à échéance sans renouvellement.', other: '{{number}} engagements de partenaires sont arrivés à échéance sans renouvellement.' },
    de: { one: 'Eine Verpflichtung eines Partners ist ohne Erneuerung abgelaufen.', other: '{{number}} Verpflichtungen von Partnern sind ohne Erneuerung abgelaufen.' },
  },
  helpCalled: { fr: 'Le comité a lui-même appelé à l’aide.', de: 'Die Steuerungsgruppe hat selbst um Hilfe gebeten.' },
  other: { fr: 'La commune est en dessous de son propre rythme.', de: 'Die Gemeinde liegt unter ihrem eigenen Rhythmus.' },
});

/** Why a committee says itself that it is running out of breath. */
export const helpCauses = defineStrings('help-causes', {
  resources: { fr: 'Le comité manque de temps ou de personnes.', de: 'Der Steuerungsgruppe fehlen Zeit oder Personen.' },
  politics: { fr: 'Le soutien politique fait défaut.', de: 'Die politische Unterstützung fehlt.' },
  isolation: { fr: 'Le comité se sent seul.', de: 'Die Steuerungsgruppe fühlt sich allein gelassen.' },
  ageing: { fr: 'Le comité vieillit et ne trouve pas de relève.', de: 'Die Steuerungsgruppe wird älter und findet keinen Nachwuchs.' },
  budget: { fr: 'Le budget manque.', de: 'Das Budget fehlt.' },
  oppositionLocalInternational: { fr: 'Le local et l’international sont opposés l’un à l’autre.', de: 'Lokales und Internationales werden gegeneinander ausgespielt.' },
  other: { fr: 'Une autre raison, à entendre de vive voix.', de: 'Ein anderer Grund, am besten im Gespräch.' },
});

/** Why nothing can be said about the momentum. */
export const unknownBecause = defineStrings('unknown-because', {
  noFacts: { fr: 'Aucun fait n’est encore noté pour cette commune. Ce n’est pas un mauvais signe : il manque simplement de quoi juger.', de: 'Für diese Gemeinde ist noch nichts vermerkt. Das ist kein schlechtes Zeichen: Es fehlt nur die Grundlage für ein Urteil.' },
  shortHistory: { fr: 'Les faits notés couvrent encore trop peu de temps pour connaître le rythme de la commune.', de: 'Die vermerkten Tatsachen reichen noch nicht weit genug zurück, um den Rhythmus der Gemeinde zu kennen.' },
  fewFacts: { fr: 'Trop peu de faits sont notés pour connaître le rythme de la commune.', de: 'Es ist zu wenig vermerkt, um den Rhythmus der Gemeinde zu kennen.' },
  slowRhythm: { fr: 'La commune agit par grands intervalles : une pause ne dit rien à elle seule.', de: 'Die Gemeinde handelt in großen Abständen: Eine Pause allein sagt nichts aus.' },
});
