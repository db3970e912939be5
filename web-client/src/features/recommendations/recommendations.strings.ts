import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('recommendations', {
  title: { fr: 'Recommandations', de: 'Empfehlungen' },
  lead: { fr: 'La réponse managériale à l’évaluation : ce qui a été promis, par qui, pour quand, et où l’on en est.', de: 'Die Managementantwort auf die Evaluation: was versprochen wurde, von wem, bis wann, und wie weit es ist.' },
  late: { fr: 'En retard', de: 'Verspätet' },
  answer: { fr: 'Réponse', de: 'Antwort' },
  chapter: { fr: 'Chapitre', de: 'Kapitel' },
  status: { fr: 'Avancement', de: 'Fortschritt' },
  all: { fr: 'Tous', de: 'Alle' },
  allAnswers: { fr: 'Toutes', de: 'Alle' },
  onlyLate: { fr: 'Seulement ce qui est en retard', de: 'Nur Verspätetes' },
  none: { fr: 'Aucune recommandation ne correspond', de: 'Keine passende Empfehlung' },
  noneHelp: { fr: 'Élargissez les filtres pour retrouver les autres.', de: 'Erweitern Sie die Filter, um die übrigen zu sehen.' },
  recommendation: { fr: 'Recommandation', de: 'Empfehlung' },
  keyAction: { fr: 'Action clé', de: 'Schlüsselmaßnahme' },
  responsible: { fr: 'Responsable', de: 'Zuständig' },
  deadline: { fr: 'Échéance', de: 'Frist' },
  evidence: { fr: 'Preuve', de: 'Beleg' },
  done: { fr: '{{done}} sur {{total}} actions terminées', de: '{{done}} von {{total}} Maßnahmen abgeschlossen' },
  noKeyActions: { fr: 'Aucune action clé n’est prévue pour cette recommandation.', de: 'Für diese Empfehlung ist keine Maßnahme vorgesehen.' },
  derived: { fr: '(fin de période)', de: '(Ende des Zeitraums)' },
  nextMilestone: { fr: 'Prochaine étape : {{label}}, {{day}}', de: 'Nächster Meilenstein: {{label}}, {{day}}' },
  why: { fr: 'Pourquoi cette recommandation', de: 'Warum diese Empfehlung' },
  record: { fr: 'Noter l’avancement', de: 'Fortschritt vermerken' },
  recordFor: { fr: 'Noter l’avancement : {{action}}', de: 'Fortschritt vermerken: {{action}}' },
  day: { fr: 'Jour', de: 'Tag' },
  note: { fr: 'Ce qui a été fait', de: 'Was getan wurde' },
  noteHint: { fr: 'En quelques lignes, sans nom de personne. Obligatoire pour abandonner une action.', de: 'In wenigen Zeilen, ohne Namen von Personen. Erforderlich, um eine Maßnahme aufzugeben.' },
  evidenceUrl: { fr: 'Lien qui le montre', de: 'Link, der es zeigt' },
  save: { fr: 'Enregistrer', de: 'Speichern' },
  saved: { fr: 'L’avancement est noté.', de: 'Der Fortschritt ist vermerkt.' },
  history: { fr: 'Historique', de: 'Verlauf' },
  entry: { fr: '{{day}} : {{status}}', de: '{{day}}: {{status}}' },
  ownedBy: { fr: 'Action de {{code}}, suivie là-bas', de: 'Maßnahme von {{code}}, dort verfolgt' },
  also: { fr: 'Sert aussi : {{codes}}', de: 'Dient auch: {{codes}}' },
  see: { fr: 'Voir la preuve', de: 'Beleg ansehen' },
  doneBar: { fr: 'Actions terminées', de: 'Abgeschlossene Maßnahmen' },
});

export const answers = defineStrings('recommendation-answers', {
  accepted: { fr: 'Acceptée totalement', de: 'Vollständig angenommen' },
  partiallyAccepted: { fr: 'Acceptée partiellement', de: 'Teilweise angenommen' },
  notAccepted: { fr: 'Non acceptée', de: 'Nicht angenommen' },
});

export const chapters = defineStrings('recommendation-chapters', {
  1: { fr: 'L’adhésion à la campagne', de: 'Beitritt zur Kampagne' },
  2: { fr: 'La gouvernance', de: 'Steuerung' },
  3: { fr: 'La notoriété et la communication', de: 'Bekanntheit und Kommunikation' },
  4: { fr: 'Les partenariats', de: 'Partnerschaften' },
});

export const progress = defineStrings('recommendation-progress', {
  notStarted: { fr: 'Pas commencée', de: 'Nicht begonnen' },
  underway: { fr: 'En cours', de: 'In Arbeit' },
  done: { fr: 'Terminée', de: 'Abgeschlossen' },
  dropped: { fr: 'Abandonnée', de: 'Aufgegeben' },
});

export const refusals = defineStrings('recommendation-refusals', {
  'progress-in-future': { fr: 'L’avancement se note une fois qu’il a eu lieu. Choisissez aujourd’hui ou un jour passé ; votre saisie est conservée.', de: 'Fortschritt wird vermerkt, sobald er eingetreten ist. Wählen Sie heute oder einen früheren Tag; Ihre Eingaben bleiben erhalten.' },
  'reason-required': { fr: 'Une action s’abandonne avec sa raison : indiquez-la dans « Ce qui a été fait ». Votre saisie est conservée.', de: 'Eine Maßnahme wird mit ihrem Grund aufgegeben: Geben Sie ihn unter „Was getan wurde“ an. Ihre Eingaben bleiben erhalten.' },
  'unknown-key-action': { fr: 'Cette action ne fait plus partie de la recommandation. Rechargez la page.', de: 'Diese Maßnahme gehört nicht mehr zur Empfehlung. Laden Sie die Seite neu.' },
});
