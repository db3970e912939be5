import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('shell', {
  product: { fr: 'Communes du Commerce Équitable', de: 'Gemeinden des fairen Handels' },
  productShort: { fr: 'Cdce', de: 'Cdce' },
  navigation: { fr: 'Navigation principale', de: 'Hauptnavigation' },
  menu: { fr: 'Menu', de: 'Menü' },
  portfolio: { fr: 'Portefeuille', de: 'Portfolio' },
  map: { fr: 'Carte', de: 'Karte' },
  alerts: { fr: 'Alertes', de: 'Warnungen' },
  mentoring: { fr: 'Parrainage', de: 'Patenschaften' },
  recommendations: { fr: 'Recommandations', de: 'Empfehlungen' },
  partners: { fr: 'Partenaires', de: 'Partner' },
  imports: { fr: 'Imports', de: 'Importe' },
  report: { fr: 'Rapport', de: 'Bericht' },
  language: { fr: 'Langue', de: 'Sprache' },
  asOf: { fr: 'Date affichée', de: 'Angezeigtes Datum' },
  today: { fr: 'Aujourd’hui', de: 'Heute' },
  otherDay: { fr: 'Voir la situation à une autre date', de: 'Stand an einem anderen Tag ansehen' },
  otherDayHint: { fr: 'Un jour passé se consulte, mais ne se modifie pas.', de: 'Ein vergangener Tag kann angesehen, aber nicht geändert werden.' },
  show: { fr: 'Afficher', de: 'Anzeigen' },
  backToToday: { fr: 'Revenir à aujourd’hui', de: 'Zurück zu heute' },
  past: {
    fr: 'Vous voyez la situation au {{day}}. Rien ne peut y être modifié.',
    de: 'Sie sehen den Stand vom {{day}}. Hier kann nichts geändert werden.',
  },
  simulated: {
    fr: 'Des données simulées sont présentes : elles servent à la démonstration et ne décrivent aucune commune réelle.',
    de: 'Es sind simulierte Daten vorhanden: Sie dienen der Vorführung und beschreiben keine wirkliche Gemeinde.',
  },
  account: { fr: 'Mon compte', de: 'Mein Konto' },
  signOut: { fr: 'Se déconnecter', de: 'Abmelden' },
  notFound: { fr: 'Cette page n’existe pas', de: 'Diese Seite gibt es nicht' },
  notFoundHelp: {
    fr: 'L’adresse est peut-être incomplète, ou la page a changé de place.',
    de: 'Die Adresse ist vielleicht unvollständig oder die Seite wurde verschoben.',
  },
  toPortfolio: { fr: 'Aller au portefeuille', de: 'Zum Portfolio' },
});
