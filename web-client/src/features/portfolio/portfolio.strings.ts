import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('portfolio', {
  title: { fr: 'Portefeuille', de: 'Portfolio' },
  lead: {
    fr: 'Ce qui a changé, ce qui vous attend, et l’état de chaque commune.',
    de: 'Was sich geändert hat, was auf Sie wartet, und der Stand jeder Gemeinde.',
  },

  figures: { fr: 'La campagne en chiffres', de: 'Die Kampagne in Zahlen' },
  communes: { fr: { one: 'commune', other: 'communes' }, de: { one: 'Gemeinde', other: 'Gemeinden' } },
  inhabitants: { fr: '{{number}} habitant·e·s', de: '{{number}} Einwohner·innen' },
  titled: { fr: { one: 'titrée', other: 'titrées' }, de: { one: 'mit Titel', other: 'mit Titel' } },
  candidates: { fr: { one: 'candidate', other: 'candidates' }, de: { one: 'Kandidatin', other: 'Kandidatinnen' } },
  evidence: {
    fr: 'd’après les indices rassemblés, sans valeur de liste officielle',
    de: 'nach gesammelten Hinweisen, keine amtliche Liste',
  },
  levelCount: { fr: '{{level}} : {{number}}', de: '{{level}}: {{number}}' },
  inMomentum: { fr: 'Élan des communes', de: 'Dynamik der Gemeinden' },

  changed: { fr: 'Ce qui a changé cette semaine', de: 'Was sich diese Woche geändert hat' },
  nothingChanged: { fr: 'Aucun fait n’a été noté ces sept derniers jours.', de: 'In den letzten sieben Tagen wurde nichts eingetragen.' },
  fact: { fr: '{{commune}} : {{kind}}', de: '{{commune}}: {{kind}}' },
  waiting: { fr: 'Ce qui vous attend', de: 'Was auf Sie wartet' },
  unkept: { fr: { one: '{{number}} commune sans personne pour tenir son comité', other: '{{number}} communes sans personne pour tenir leur comité' }, de: { one: '{{number}} Gemeinde, deren Gruppe niemand leitet', other: '{{number}} Gemeinden, deren Gruppe niemand leitet' } },
  nameKeepers: { fr: 'Désigner quelqu’un', de: 'Jemanden bestimmen' },
  nothingWaiting: { fr: 'Rien ne vous attend. Bonne journée !', de: 'Es wartet nichts auf Sie. Einen guten Tag!' },
  alert: { fr: '{{commune}} perd de la vitesse', de: '{{commune}} verliert an Dynamik' },
  helpCall: { fr: '{{commune}} demande de l’aide', de: '{{commune}} bittet um Hilfe' },
  since: { fr: 'depuis le {{day}}', de: 'seit dem {{day}}' },
  takeAlert: { fr: 'Prendre en charge', de: 'Übernehmen' },
  requestOpen: { fr: '{{commune}} attend une commune marraine', de: '{{commune}} wartet auf eine Patengemeinde' },
  propose: { fr: 'Proposer une marraine', de: 'Patin vorschlagen' },
  deadline: { fr: '{{commune}} : échéance du titre', de: '{{commune}}: Frist der Titelakte' },
  openFile: { fr: 'Ouvrir le dossier', de: 'Akte öffnen' },
  seeAll: { fr: 'Tout voir', de: 'Alle ansehen' },

  withAlert: { fr: { one: 'avec une alerte en cours', other: 'avec une alerte en cours' }, de: { one: 'mit laufender Warnung', other: 'mit laufender Warnung' } },
  late: { fr: { one: 'échéance dépassée', other: 'échéances dépassées' }, de: { one: 'überschrittene Frist', other: 'überschrittene Fristen' } },
  soon: { fr: { one: 'échéance dans les 60 jours', other: 'échéances dans les 60 jours' }, de: { one: 'Frist in den nächsten 60 Tagen', other: 'Fristen in den nächsten 60 Tagen' } },
  silent: { fr: { one: 'sans contact noté', other: 'sans contact noté' }, de: { one: 'ohne verzeichneten Kontakt', other: 'ohne verzeichneten Kontakt' } },

  filters: { fr: 'Filtrer les communes', de: 'Gemeinden filtern' },
  search: { fr: 'Nom ou code INS', de: 'Name oder NIS-Code' },
  province: { fr: 'Province ou région', de: 'Provinz oder Region' },
  anyProvince: { fr: 'Toutes', de: 'Alle' },
  titleState: { fr: 'Titre', de: 'Titel' },
  anyTitle: { fr: 'Tous les états', de: 'Jeder Stand' },
  momentum: { fr: 'Élan', de: 'Dynamik' },
  anyMomentum: { fr: 'Tous', de: 'Jede' },
  alerts: { fr: 'Alertes', de: 'Warnungen' },
  withOrWithout: { fr: 'Avec ou sans', de: 'Mit oder ohne' },
  anyDay: { fr: 'Peu importe', de: 'Beliebig' },
  clear: { fr: 'Effacer les filtres', de: 'Filter löschen' },
  views: { fr: 'Vues enregistrées', de: 'Gespeicherte Ansichten' },
  saveView: { fr: 'Enregistrer cette vue', de: 'Diese Ansicht speichern' },
  viewName: { fr: 'Nom de la vue', de: 'Name der Ansicht' },
  save: { fr: 'Enregistrer', de: 'Speichern' },
  removeView: { fr: 'Retirer la vue {{name}}', de: 'Ansicht {{name}} entfernen' },
  viewRemoved: { fr: 'La vue « {{name}} » est retirée.', de: 'Die Ansicht „{{name}}“ ist entfernt.' },
  viewFading: { fr: 'En perte de vitesse', de: 'Nachlassende Dynamik' },
  viewTitled: { fr: 'Communes titrées', de: 'Gemeinden mit Titel' },
  viewDeadlines: { fr: 'Prochaines échéances', de: 'Nächste Fristen' },

  table: { fr: 'Communes', de: 'Gemeinden' },
  found: { fr: { one: '{{number}} commune trouvée', other: '{{number}} communes trouvées' }, de: { one: '{{number}} Gemeinde gefunden', other: '{{number}} Gemeinden gefunden' } },
  commune: { fr: 'Commune', de: 'Gemeinde' },
  criteriaMet: { fr: 'Critères remplis', de: 'Erfüllte Kriterien' },
  criteriaOf: { fr: '{{met}} sur 6', de: '{{met}} von 6' },
  grade: { fr: 'Note publiée', de: 'Veröffentlichte Note' },
  anyGrade: { fr: 'Toutes', de: 'Alle' },
  withoutGrade: { fr: 'Aucune', de: 'Keine' },
  gradeOf: { fr: 'Fair-ô-mètre, édition {{edition}}', de: 'Fair-O-Meter, Ausgabe {{edition}}' },
  progress: { fr: '{{points}} points', de: '{{points}} Punkte' },
  openAlerts: {
    fr: { one: '{{commune}} : {{number}} alerte en cours', other: '{{commune}} : {{number}} alertes en cours' },
    de: { one: '{{commune}}: {{number}} laufende Warnung', other: '{{commune}}: {{number}} laufende Warnungen' },
  },
  nextDeadline: { fr: 'Prochaine échéance', de: 'Nächste Frist' },
  lastContact: { fr: 'Dernier contact', de: 'Letzter Kontakt' },
  none: { fr: 'aucun', de: 'keiner' },
  noDeadline: { fr: 'aucune', de: 'keine' },
  overdue: { fr: 'dépassée, {{day}}', de: 'überschritten, {{day}}' },
  provisional: { fr: 'indice', de: 'Hinweis' },
  emptyTitle: { fr: 'Aucune commune ne répond à ces filtres', de: 'Keine Gemeinde entspricht diesen Filtern' },
  empty: { fr: 'Élargissez la recherche, ou effacez les filtres pour revoir les 280 communes.', de: 'Erweitern Sie die Suche oder löschen Sie die Filter.' },
  noRegister: { fr: 'Aucune commune n’est encore enregistrée', de: 'Noch keine Gemeinde eingetragen' },
  noRegisterHelp: { fr: 'Déposez un fichier de communes pour commencer.', de: 'Laden Sie eine Datei mit Gemeinden hoch, um zu beginnen.' },
  toImports: { fr: 'Importer des communes', de: 'Gemeinden importieren' },

  exportAll: { fr: 'Exporter tout (CSV)', de: 'Alles exportieren (CSV)' },
  exportSelected: {
    fr: { one: 'Exporter {{number}} commune (CSV)', other: 'Exporter {{number}} communes (CSV)' },
    de: { one: '{{number}} Gemeinde exportieren (CSV)', other: '{{number}} Gemeinden exportieren (CSV)' },
  },
  exportShown: {
    fr: { one: 'Exporter la commune affichée (CSV)', other: 'Exporter les {{number}} communes de cette liste (CSV)' },
    de: { one: 'Angezeigte Gemeinde exportieren (CSV)', other: 'Die {{number}} Gemeinden dieser Liste exportieren (CSV)' },
  },
  unselect: { fr: 'Vider la sélection', de: 'Auswahl aufheben' },
});

export const titleGroups = defineStrings('portfolio-titles', {
  toutesTitrees: { fr: 'Toutes les titrées', de: 'Alle mit Titel' },
  toutesCandidates: { fr: 'Toutes les candidates', de: 'Alle Kandidatinnen' },
});

export const alerts = defineStrings('portfolio-alerts', {
  avec: { fr: 'Avec une alerte en cours', de: 'Mit laufender Warnung' },
  sans: { fr: 'Sans alerte', de: 'Ohne Warnung' },
});

export const deadlines = defineStrings('portfolio-deadlines', {
  depassee: { fr: 'Dépassée', de: 'Überschritten' },
  proche: { fr: 'Dans les 60 jours', de: 'In den nächsten 60 Tagen' },
  aucune: { fr: 'Aucune', de: 'Keine' },
});

export const contacts = defineStrings('portfolio-contacts', {
  ancien: { fr: 'Il y a plus de 180 jours', de: 'Vor mehr als 180 Tagen' },
  jamais: { fr: 'Jamais', de: 'Nie' },
});
