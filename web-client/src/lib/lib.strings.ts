import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('lib', {
  leave: {
    fr: 'Votre saisie n’a pas encore été envoyée. Elle reste sur cet appareil tant que cet onglet est ouvert. Quitter la page ?',
    de: 'Ihre Eingaben wurden noch nicht gesendet. Sie bleiben auf diesem Gerät, solange dieser Tab geöffnet ist. Seite verlassen?',
  },
});
