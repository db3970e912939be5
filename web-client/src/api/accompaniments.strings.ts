import { defineStrings } from '~/lib/strings';

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
  noCause: { fr: 'Sans cause nommée', de: 'Ohne genannte Ursache' },
});

/** How an accompaniment ended. */
export const ends = defineStrings('accompaniment-ends', {
  revived: { fr: 'La commune est repartie', de: 'Die Gemeinde ist wieder in Schwung' },
  stabilised: { fr: 'La situation est stabilisée', de: 'Die Lage ist stabil' },
  mentored: { fr: 'Une commune marraine a pris le relais', de: 'Eine Patengemeinde hat übernommen' },
  postponed: { fr: 'Reporté à plus tard, d’un commun accord', de: 'Einvernehmlich verschoben' },
  withdrawn: { fr: 'La commune ne souhaite pas continuer', de: 'Die Gemeinde möchte nicht weitermachen' },
});
