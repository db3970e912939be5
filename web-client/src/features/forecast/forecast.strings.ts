import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('forecast', {
  steering: { fr: 'Pilotage', de: 'Steuerung' },
  title: { fr: 'Prévision des titres', de: 'Vorausschau auf die Titel' },
  lead: {
    fr: 'Combien de communes porteront le titre dans un, deux et trois ans, si ce qui a été vu continue, et si vous supposez autre chose.',
    de: 'Wie viele Gemeinden in einem, zwei und drei Jahren den Titel tragen, wenn das Gesehene weitergeht, und wenn Sie anderes annehmen.',
  },
  now: {
    fr: { one: '{{number}} commune porte le titre au {{day}}.', other: '{{number}} communes portent le titre au {{day}}.' },
    de: { one: '{{number}} Gemeinde trägt am {{day}} den Titel.', other: '{{number}} Gemeinden tragen am {{day}} den Titel.' },
  },
  years: { fr: 'Communes titrées', de: 'Gemeinden mit Titel' },
  on: { fr: 'Au', de: 'Am' },
  usual: { fr: 'Si ce qui a été vu continue', de: 'Wenn das Gesehene weitergeht' },
  supposed: { fr: 'Avec ce que vous supposez', de: 'Mit Ihrer Annahme' },
  number: { fr: 'environ {{expected}}, entre {{low}} et {{high}}', de: 'etwa {{expected}}, zwischen {{low}} und {{high}}' },
  announced: {
    fr: 'Les intervalles annoncent que le nombre réel s’y trouvera {{share}} du temps. Ils disent une tendance, pas un engagement.',
    de: 'Die Spannen kündigen an, dass die wirkliche Zahl in {{share}} der Fälle darin liegt. Sie zeigen eine Richtung und versprechen nichts.',
  },
  risk: { fr: 'Risque de perdre le titre', de: 'Risiko, den Titel zu verlieren' },
  riskWithin: {
    fr: 'Sur cent communes titrées, environ {{expected}} perdent leur titre en un an (entre {{low}} et {{high}}) : suspension, retour ou retrait.',
    de: 'Von hundert Gemeinden mit Titel verlieren ihn in einem Jahr etwa {{expected}} (zwischen {{low}} und {{high}}): Aussetzung, Rückgabe oder Entzug.',
  },
  riskSeen: {
    fr: 'Titres perdus depuis le {{from}} : {{lost}}, sur {{years}} années de communes titrées.',
    de: 'Verlorene Titel seit dem {{from}}: {{lost}}, in {{years}} Jahren von Gemeinden mit Titel.',
  },
  noLoss: {
    fr: 'Trop peu a été vu pour donner un nombre : aucune commune n’a perdu son titre depuis lors.',
    de: 'Für eine Zahl wurde zu wenig gesehen: Keine Gemeinde hat seither ihren Titel verloren.',
  },
  fewYears: {
    fr: 'Trop peu a été vu pour donner un nombre : {{years}} années de communes titrées, il en faut {{least}}.',
    de: 'Für eine Zahl wurde zu wenig gesehen: {{years}} Jahre von Gemeinden mit Titel, {{least}} sind nötig.',
  },
  alerts: { fr: 'Voir quelles communes perdent leur élan', de: 'Sehen, welche Gemeinden an Dynamik verlieren' },
  inputs: { fr: 'Sur quoi la prévision repose', de: 'Worauf die Vorausschau beruht' },
  input: { fr: 'Donnée', de: 'Größe' },
  seen: { fr: 'Vu', de: 'Gesehen' },
  value: { fr: 'Supposé', de: 'Angenommen' },
  asSeen: { fr: 'comme vu', de: 'wie gesehen' },
  more: { fr: { one: '{{number}} de plus par an', other: '{{number}} de plus par an' }, de: { one: '{{number}} mehr im Jahr', other: '{{number}} mehr im Jahr' } },
  times: { fr: '{{factor}} fois ce qui a été vu', de: '{{factor}}-mal so oft wie gesehen' },
  nothingSeen: { fr: 'rien encore', de: 'noch nichts' },
  perYear: { fr: '{{number}} par an', de: '{{number}} im Jahr' },
  shareOf: {
    fr: { one: '{{share}} par an, sur {{number}} année de commune', other: '{{share}} par an, sur {{number}} années de communes' },
    de: { one: '{{share}} im Jahr, aus {{number}} Gemeindejahr', other: '{{share}} im Jahr, aus {{number}} Gemeindejahren' },
  },
  suppose: { fr: 'Supposer autre chose', de: 'Anderes annehmen' },
  supposeHelp: {
    fr: 'Ce que vous supposez est le vôtre : le programme ne connaît pas l’effet d’une action. L’adresse de la page garde votre hypothèse.',
    de: 'Ihre Annahme ist Ihre eigene: Das Programm kennt die Wirkung einer Maßnahme nicht. Die Adresse der Seite behält Ihre Annahme.',
  },
  candidates: { fr: 'Résolutions votées en plus, par an', de: 'Zusätzliche Beschlüsse im Jahr' },
  titles: { fr: 'Titres obtenus par les candidates (1 = comme vu)', de: 'Titel der Kandidatinnen (1 = wie gesehen)' },
  losses: { fr: 'Titres perdus (1 = comme vu)', de: 'Verlorene Titel (1 = wie gesehen)' },
  show: { fr: 'Voir la prévision', de: 'Vorausschau ansehen' },
  back: { fr: 'Revenir à ce qui a été vu', de: 'Zurück zum Gesehenen' },
  proof: { fr: 'Jusqu’où s’y fier', de: 'Wie weit man ihr trauen kann' },
  proofLead: {
    fr: 'La même méthode a été jugée sur {{seeds}} : {{communes}} communes inventées chacune, pas de vraies. Ses réglages venaient d’autres décennies ({{fitted}}).',
    de: 'Dieselbe Methode wurde an {{seeds}} geprüft: je {{communes}} erfundene Gemeinden, keine wirklichen. Ihre Einstellungen kamen von anderen Jahrzehnten ({{fitted}}).',
  },
  decades: { fr: 'les décennies simulées {{seeds}}', de: 'den simulierten Jahrzehnten {{seeds}}' },
  ahead: { fr: 'Années d’avance', de: 'Jahre voraus' },
  forecasts: { fr: 'Prévisions', de: 'Vorausschauen' },
  covered: { fr: 'Nombre réel dans l’intervalle', de: 'Wirkliche Zahl in der Spanne' },
  coveredOf: { fr: '{{covered}} ({{share}} annoncés)', de: '{{covered}} ({{share}} angekündigt)' },
  width: { fr: 'Largeur moyenne', de: 'Mittlere Breite' },
  widthOf: { fr: '{{width}} communes ; « autant qu’aujourd’hui » : {{plain}}', de: '{{width}} Gemeinden; „so viele wie heute“: {{plain}}' },
  simulated: { fr: 'Des données simulées sont présentes : cette prévision ne dit rien de communes réelles.', de: 'Es sind simulierte Daten vorhanden: Diese Vorausschau sagt nichts über wirkliche Gemeinden.' },
});

/** What the forecast rests on, by the code the API gives. */
export const inputs = defineStrings('forecast-inputs', {
  extraCandidates: { fr: 'Communes qui votent une résolution ou vont plus loin', de: 'Gemeinden, die einen Beschluss fassen oder weiter gehen' },
  titleFactor: { fr: 'Candidates qui obtiennent le titre', de: 'Kandidatinnen, die den Titel erhalten' },
  lossFactor: { fr: 'Communes titrées qui perdent le titre', de: 'Gemeinden mit Titel, die ihn verlieren' },
});
