import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('no-role', {
  noRole: { fr: 'Vous n’avez pas de rôle en ce moment', de: 'Sie haben zurzeit keine Rolle' },
  noRoleHelp: { fr: 'Votre compte reste ouvert. La présidence ou le secrétariat d’un comité, ou la coordination, peut vous donner un rôle ; ce que vous avez noté reste.', de: 'Ihr Konto bleibt offen. Vorsitz oder Sekretariat einer Steuerungsgruppe oder die Koordination können Ihnen eine Rolle geben; was Sie vermerkt haben, bleibt.' },
  awards: { fr: 'Les prix, pour les membres d’un jury', de: 'Die Preise, für Mitglieder einer Jury' },
  ownAccount: { fr: 'Mon compte', de: 'Mein Konto' },
});
