import { defineStrings } from '~/lib/strings';

/** In which role somebody acts. */
export const roles = defineStrings('roles', {
  nationalCoordinator: { fr: 'Coordination nationale', de: 'Nationale Koordination' },
  regionalCoordinator: { fr: 'Coordination régionale', de: 'Regionale Koordination' },
  chair: { fr: 'Présidence du comité', de: 'Vorsitz der Steuerungsgruppe' },
  secretary: { fr: 'Secrétariat du comité', de: 'Sekretariat der Steuerungsgruppe' },
  member: { fr: 'Membre du comité', de: 'Mitglied der Steuerungsgruppe' },
  municipalOfficial: { fr: 'Agent·e communal·e', de: 'Gemeindebedienstete·r' },
  elected: { fr: 'Élu·e', de: 'Mandatar·in' },
  volunteer: { fr: 'Bénévole, ambassadeur·rice', de: 'Ehrenamtliche·r, Botschafter·in' },
  partner: { fr: 'Partenaire', de: 'Partner' },
  script: { fr: 'Programme', de: 'Programm' },
  anonymous: { fr: 'Sans compte', de: 'Ohne Konto' },
});
