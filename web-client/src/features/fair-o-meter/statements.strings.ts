import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('fair-o-meter-statements', {
  title: { fr: 'En vos mots', de: 'In Ihren Worten' },
  lead: {
    fr: 'Ce que les questions ne disent pas : une difficulté, un besoin, l’effort, une fierté. Cela ne change aucun point.',
    de: 'Was die Fragen nicht sagen: eine Schwierigkeit, ein Bedarf, der Aufwand, ein Stolz. Es ändert keinen Punkt.',
  },
  none: { fr: 'Rien n’est dit pour l’instant.', de: 'Noch nichts mitgeteilt.' },
  kind: { fr: 'De quoi parlez-vous ?', de: 'Worum geht es?' },
  text: { fr: 'En quelques phrases, sans nom de personne', de: 'In wenigen Sätzen, ohne Namen von Personen' },
  forInformation: { fr: 'Pour information : personne ne doit y répondre', de: 'Zur Information: Niemand muss antworten' },
  forInformationHelp: {
    fr: 'Sans cette coche, une difficulté attend une réponse de la coordination.',
    de: 'Ohne dieses Häkchen wartet eine Schwierigkeit auf eine Antwort der Koordination.',
  },
  tell: { fr: 'Dire une difficulté, un besoin, un effort ou une fierté', de: 'Schwierigkeit, Bedarf, Aufwand oder Stolz mitteilen' },
  say: { fr: 'Dire', de: 'Mitteilen' },
  said: { fr: 'C’est noté.', de: 'Es ist vermerkt.' },
  withdraw: { fr: 'Retirer', de: 'Zurücknehmen' },
  withdrawTitle: { fr: 'Retirer ce qui a été dit', de: 'Mitteilung zurücknehmen' },
  withdrawOpen: {
    fr: 'La coordination n’aura plus à répondre. La parole reste visible, marquée comme retirée.',
    de: 'Die Koordination muss nicht mehr antworten. Die Mitteilung bleibt sichtbar, als zurückgenommen gekennzeichnet.',
  },
  withdrawHelp: {
    fr: 'La parole ne compte plus. Elle reste visible, marquée comme retirée.',
    de: 'Die Mitteilung zählt nicht mehr. Sie bleibt sichtbar, als zurückgenommen gekennzeichnet.',
  },
  reason: { fr: 'Pourquoi ? (facultatif, sans nom de personne)', de: 'Warum? (freiwillig, ohne Namen von Personen)' },
  withdrawn: { fr: 'C’est retiré.', de: 'Es ist zurückgenommen.' },
  withdrawnOn: { fr: 'Retirée le {{day}}', de: 'Zurückgenommen am {{day}}' },
  withdrawnBecause: { fr: 'Retirée le {{day}} : {{reason}}', de: 'Zurückgenommen am {{day}}: {{reason}}' },
  isWithdrawn: { fr: 'retirée', de: 'zurückgenommen' },
  tellAgain: { fr: 'Redire', de: 'Erneut mitteilen' },
  toldAgain: { fr: 'C’est redit, comme avant.', de: 'Es ist wieder mitgeteilt wie zuvor.' },
  waits: { fr: 'attend une réponse', de: 'wartet auf Antwort' },
  answered: { fr: 'réponse donnée, suivi en cours', de: 'beantwortet, noch offen' },
  closed: { fr: 'suivi terminé', de: 'abgeschlossen' },
  information: { fr: 'pour information', de: 'zur Information' },
  answer: { fr: 'Réponse de la coordination', de: 'Antwort der Koordination' },
  answeredOn: { fr: '{{text}} ({{day}})', de: '{{text}} ({{day}})' },
  all: { fr: 'Paroles des communes', de: 'Mitteilungen der Gemeinden' },
  allNamed: { fr: 'Paroles des communes : {{name}}', de: 'Mitteilungen der Gemeinden: {{name}}' },
  allLead: {
    fr: 'Ce qui est à suivre vient d’abord. Classez chaque parole par thème : les nombres suivent.',
    de: 'Was noch offen ist, steht zuerst. Ordnen Sie jede Mitteilung nach Themen: Die Zahlen folgen.',
  },
  open: {
    fr: { one: 'Le suivi d’une difficulté est en cours.', other: 'Le suivi de {{number}} difficultés est en cours.' },
    de: { one: 'Eine Schwierigkeit ist noch offen.', other: '{{number}} Schwierigkeiten sind noch offen.' },
  },
  noneOpen: { fr: 'Aucun suivi n’est en cours.', de: 'Keine Schwierigkeit ist noch offen.' },
  nothing: { fr: 'Aucune commune n’a rien dit', de: 'Keine Gemeinde hat etwas mitgeteilt' },
  nothingHelp: {
    fr: 'Les communes parlent d’elles-mêmes depuis leur Fair-ô-mètre, sous « En vos mots ».',
    de: 'Gemeinden teilen in ihrem Fair-O-Meter unter „In Ihren Worten“ mit, was sie bewegt.',
  },
  follow: { fr: 'Classer ou répondre', de: 'Einordnen oder antworten' },
  followNamed: { fr: 'Suivre : {{commune}}', de: 'Begleiten: {{commune}}' },
  themes: { fr: 'Thèmes', de: 'Themen' },
  theme: { fr: 'Thème', de: 'Thema' },
  yourAnswer: { fr: 'Réponse que la commune lira, sans nom de personne', de: 'Antwort für die Gemeinde, ohne Namen von Personen' },
  close: { fr: 'Terminer le suivi', de: 'Begleitung abschließen' },
  keep: { fr: 'Enregistrer', de: 'Speichern' },
  kept: { fr: 'Le suivi est enregistré.', de: 'Die Begleitung ist gespeichert.' },
  counts: { fr: 'Nombre de paroles par thème', de: 'Mitteilungen nach Thema' },
  unsorted: { fr: 'Sans thème', de: 'Ohne Thema' },
  total: { fr: 'Ensemble', de: 'Zusammen' },
  waiting: { fr: 'En attente', de: 'Offen' },
  export: { fr: 'Télécharger les nombres (CSV)', de: 'Zahlen herunterladen (CSV)' },
  example: {
    fr: 'Thèmes d’exemple : la campagne n’en a publié aucun. La coordination peut les remplacer.',
    de: 'Beispielhafte Themen: Die Kampagne hat keine veröffentlicht. Die Koordination kann sie ersetzen.',
  },
  revise: { fr: 'Changer les thèmes', de: 'Themen ändern' },
  reviseHelp: {
    fr: 'Un thème par ligne : code, nom français, nom allemand, séparés par des points-virgules. Ce qui est déjà classé garde ses thèmes.',
    de: 'Ein Thema je Zeile: Code, französischer Name, deutscher Name, getrennt durch Strichpunkte. Was eingeordnet ist, behält seine Themen.',
  },
  own: { fr: 'Ce sont les thèmes de la campagne, et non un exemple', de: 'Es sind die Themen der Kampagne, kein Beispiel' },
  wrongLine: { fr: 'Ligne {{line}} : un code (lettres et chiffres), puis un nom français.', de: 'Zeile {{line}}: ein Code (Buchstaben und Ziffern), dann ein französischer Name.' },
  revised: { fr: 'Les thèmes sont changés.', de: 'Die Themen sind geändert.' },
});

export const kinds = defineStrings('fair-o-meter-statement-kinds', {
  difficulty: { fr: 'Difficulté', de: 'Schwierigkeit' },
  need: { fr: 'Besoin', de: 'Bedarf' },
  effort: { fr: 'Effort', de: 'Aufwand' },
  pride: { fr: 'Fierté', de: 'Stolz' },
});

export const refusals = defineStrings('fair-o-meter-statement-refusals', {
  'statement-unanswered': { fr: 'Répondez à la difficulté avant d’en terminer le suivi.', de: 'Antworten Sie auf die Schwierigkeit, bevor Sie sie abschließen.' },
  'statement-answered': {
    fr: 'La coordination a déjà répondu : ce qui est dit reste.',
    de: 'Die Koordination hat schon geantwortet: Die Mitteilung bleibt.',
  },
  'statement-withdrawn': {
    fr: 'La commune a retiré cette parole : il n’y a plus rien à suivre.',
    de: 'Die Gemeinde hat diese Mitteilung zurückgenommen: Es gibt nichts mehr zu begleiten.',
  },
  'edition-not-open': { fr: 'L’édition n’est pas ouverte aujourd’hui.', de: 'Die Ausgabe ist heute nicht offen.' },
});
