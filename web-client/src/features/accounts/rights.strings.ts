import { defineStrings } from '~/lib/strings';

export const strings = defineStrings('rights', {
  title: { fr: 'Qui peut faire quoi', de: 'Wer was darf' },
  lead: { fr: 'La table que le programme applique à chaque demande. Ce qui n’y figure pas est refusé.', de: 'Die Tabelle, die das Programm auf jede Anfrage anwendet. Was nicht darin steht, wird abgelehnt.' },
  role: { fr: 'Rôle', de: 'Rolle' },
  everyRole: { fr: 'Tous les rôles', de: 'Alle Rollen' },
  operation: { fr: 'Opération', de: 'Vorgang' },
  everywhere: { fr: 'Dans toutes les communes', de: 'In allen Gemeinden' },
  own: { fr: 'Là où le rôle est tenu', de: 'Wo die Rolle gilt' },
  reach: { fr: 'Où', de: 'Wo' },
  toAccounts: { fr: 'Comptes et clés', de: 'Konten und Schlüssel' },
});
