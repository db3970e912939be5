import { defineStrings } from '~/lib/strings';

/** Kinds of partners by the codes of the API. */
export const kinds = defineStrings('all-partner-kinds', {
  shop: { fr: 'Commerce', de: 'Geschäft' },
  horeca: { fr: 'Horeca', de: 'Horeca' },
  company: { fr: 'Entreprise', de: 'Unternehmen' },
  school: { fr: 'École', de: 'Schule' },
  organisation: { fr: 'Association', de: 'Vereinigung' },
  institution: { fr: 'Institution', de: 'Einrichtung' },
  producer: { fr: 'Producteur·rice', de: 'Erzeuger·in' },
  media: { fr: 'Média', de: 'Medien' },
  youth: { fr: 'Jeunesse', de: 'Jugend' },
  religious: { fr: 'Communauté religieuse', de: 'Religionsgemeinschaft' },
  care: { fr: 'Soins et aide', de: 'Pflege und Hilfe' },
  unspecified: { fr: 'Non précisé', de: 'Nicht angegeben' },
});
