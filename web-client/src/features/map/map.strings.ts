import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('map', {
  title: { fr: 'Carte', de: 'Karte' },
  lead: {
    fr: 'Chaque signe est une commune : sa taille dit la population, sa forme dit l’état. La liste dit la même chose en mots.',
    de: 'Jedes Zeichen ist eine Gemeinde: Die Größe zeigt die Einwohnerzahl, die Form den Stand. Die Liste sagt dasselbe in Worten.',
  },
  show: { fr: 'Montrer', de: 'Anzeigen' },
  byTitle: { fr: 'Le titre', de: 'Den Titel' },
  byMomentum: { fr: 'L’élan', de: 'Die Dynamik' },
  mapName: { fr: 'Carte des communes ; la liste voisine contient les mêmes informations', de: 'Karte der Gemeinden; die Liste daneben enthält dieselben Angaben' },
  legend: { fr: 'Légende', de: 'Legende' },
  titled: { fr: 'Commune titrée', de: 'Fairtrade-Gemeinde' },
  candidate: { fr: 'Commune candidate', de: 'Kandidatengemeinde' },
  interested: { fr: 'Commune intéressée ou inscrite', de: 'Interessierte oder angemeldete Gemeinde' },
  none: { fr: 'Pas encore engagée', de: 'Noch nicht beteiligt' },
  pairs: { fr: 'Parrainage en cours', de: 'Laufende Patenschaft' },
  list: { fr: 'Communes sur la carte', de: 'Gemeinden auf der Karte' },
  find: { fr: 'Chercher une commune', de: 'Gemeinde suchen' },
  onMap: { fr: '{{name}}, montrer sur la carte', de: '{{name}} auf der Karte zeigen' },
  open: { fr: 'Ouvrir la fiche', de: 'Seite öffnen' },
  pairWith: { fr: 'Parrainage : {{mentor}} accompagne {{mentee}}', de: 'Patenschaft: {{mentor}} begleitet {{mentee}}' },
  inhabitants: { fr: '{{number}} habitant·e·s', de: '{{number}} Einwohner·innen' },
  found: { fr: { one: '{{number}} commune', other: '{{number}} communes' }, de: { one: '{{number}} Gemeinde', other: '{{number}} Gemeinden' } },
  more: { fr: 'Précisez la recherche pour voir les autres.', de: 'Verfeinern Sie die Suche, um die übrigen zu sehen.' },
  loading: { fr: 'La carte se prépare…', de: 'Die Karte wird vorbereitet …' },
});
