import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('who', {
  you: { fr: 'vous', de: 'Ihnen' },
  otherAccount: { fr: 'un autre compte', de: 'einem anderen Konto' },
  key: { fr: 'un programme', de: 'einem Programm' },
  platform: { fr: 'la plateforme', de: 'der Plattform' },
});
