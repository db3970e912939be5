import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('committees', {
  title: { fr: 'Comités de pilotage', de: 'Steuerungsgruppen' },
  lead: { fr: 'Un comité dont ni la présidence ni le secrétariat n’a de compte ne peut plus être tenu à jour par personne sur place.', de: 'Eine Steuerungsgruppe, in der weder Vorsitz noch Sekretariat ein Konto hat, kann vor Ort niemand mehr auf dem Stand halten.' },
  portfolio: { fr: 'Portefeuille', de: 'Portfolio' },
  without: { fr: { one: '{{number}} commune titrée ou candidate sans personne pour tenir son comité', other: '{{number}} communes titrées ou candidates sans personne pour tenir leur comité' }, de: { one: '{{number}} Titel- oder Kandidatengemeinde ohne jemanden, der die Gruppe leitet', other: '{{number}} Titel- oder Kandidatengemeinden ohne jemanden, der die Gruppe leitet' } },
  allKept: { fr: 'Chaque commune titrée ou candidate a quelqu’un qui peut tenir son comité', de: 'Jede Titel- oder Kandidatengemeinde hat jemanden, der die Gruppe auf dem Stand hält' },
  allKeptHelp: { fr: 'Rien à faire ici aujourd’hui.', de: 'Hier ist heute nichts zu tun.' },
  kept: { fr: 'Tous les comités', de: 'Alle Steuerungsgruppen' },
  commune: { fr: 'Commune', de: 'Gemeinde' },
  titleState: { fr: 'Titre', de: 'Titel' },
  members: { fr: 'Membres', de: 'Mitglieder' },
  keepers: { fr: 'Présidence et secrétariat', de: 'Vorsitz und Sekretariat' },
  withAccount: { fr: 'dont avec un compte', de: 'davon mit Konto' },
  asking: { fr: 'Demandes d’entrée', de: 'Anfragen' },
  name: { fr: 'Désigner quelqu’un', de: 'Jemanden bestimmen' },
  nameFor: { fr: 'Désigner quelqu’un pour {{commune}}', de: 'Jemanden für {{commune}} bestimmen' },
  todo: { fr: 'À faire', de: 'Zu tun' },
  nobody: { fr: 'personne', de: 'niemand' },
  none: { fr: 'Aucun comité n’est encore noté', de: 'Noch keine Steuerungsgruppe vermerkt' },
  noneHelp: { fr: 'Ouvrez une commune et notez qui siège à son comité.', de: 'Öffnen Sie eine Gemeinde und vermerken Sie, wer in ihrer Gruppe mitwirkt.' },
});
