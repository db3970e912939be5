import { describe, expect, test } from 'vitest';
import { reasonSentence, unknownSentence, type Reason } from '~/api/reasons';
import { changeLanguage } from '~/lib/strings';

// Thin unbreakable spaces before signs are typesetting, not wording.
const plain = (text: string) => text.replace(/\u202f/g, ' ').replace(/\u00a0/g, ' ');

const said: readonly [Reason, string, string][] = [
  [
    { code: 'silence', kind: 'committeeMeeting', days: 152, usualDays: 91 },
    'Pas de réunion du comité depuis 5 mois (d’habitude tous les 3 mois).',
    'Keine Sitzung der Steuerungsgruppe seit 5 Monaten (sonst alle 3 Monate).',
  ],
  [
    { code: 'silence', kind: 'newsletter', days: 40, usualDays: 20 },
    'Rien dans les canaux de la commune depuis 6 semaines (d’habitude toutes les 3 semaines).',
    'Nichts in den Kanälen der Gemeinde seit 6 Wochen (sonst alle 3 Wochen).',
  ],
  [
    { code: 'slower', kind: 'awarenessAction', count: 1, usual: 3.5 },
    '1 action de sensibilisation en un an, au lieu de 3,5 d’habitude.',
    '1 Sensibilisierungsaktion in einem Jahr statt sonst 3,5.',
  ],
  [
    { code: 'slower', kind: 'partnerVisit', count: 0, usual: 2 },
    'Pas de visite à un partenaire depuis un an (d’habitude 2 par an).',
    'Kein Besuch bei einem Partner seit einem Jahr (sonst 2 pro Jahr).',
  ],
  [
    { code: 'seasonMissed', season: 'autumn', from: '2025-09-01', count: 0, usual: 2 },
    'Aucune action publique à l’automne 2025 (d’habitude 2).',
    'Keine öffentliche Aktion im Herbst 2025 (sonst 2).',
  ],
  [
    { code: 'seasonMissed', season: 'winter', from: '2025-12-01', count: 0, usual: 1 },
    'Aucune action publique en hiver 2025-2026 (d’habitude 1).',
    'Keine öffentliche Aktion im Winter 2025-2026 (sonst 1).',
  ],
  [
    { code: 'membersLeft', count: 2, from: '2026-01-10' },
    '2 membres ont quitté le comité au cours des douze derniers mois.',
    '2 Mitglieder haben die Steuerungsgruppe in den letzten zwölf Monaten verlassen.',
  ],
  [
    { code: 'majorityChanged', count: 1, from: '2024-12-02' },
    'La majorité communale a changé le 2 décembre 2024.',
    'Die Mehrheit im Gemeinderat hat am 2. Dezember 2024 gewechselt.',
  ],
  [
    { code: 'pledgesLapsed', count: 1 },
    'Un engagement de partenaire est arrivé à échéance sans renouvellement.',
    'Eine Verpflichtung eines Partners ist ohne Erneuerung abgelaufen.',
  ],
  [{ code: 'helpCalled' }, 'Le comité a lui-même appelé à l’aide.', 'Die Steuerungsgruppe hat selbst um Hilfe gebeten.'],
];

describe('a reason is a sentence in both languages', () => {
  test.each(said)('%j', async (reason, french, german) => {
    expect(plain(reasonSentence(reason))).toBe(french);
    await changeLanguage('de');
    expect(plain(reasonSentence(reason))).toBe(german);
  });
});

test('a code or a kind that this client does not know yet never shows as a code', () => {
  expect(reasonSentence({ code: 'somethingNew' })).toBe('La commune est en dessous de son propre rythme.');
  expect(plain(reasonSentence({ code: 'silence', kind: 'somethingNew', days: 100, usualDays: 30 }))).toBe(
    'Rien de ce que la commune fait d’habitude depuis 3 mois (d’habitude toutes les 4 semaines).',
  );
  expect(unknownSentence('somethingNew')).toContain('Trop peu de faits');
});
