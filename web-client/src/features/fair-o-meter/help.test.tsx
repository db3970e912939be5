import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changeLanguage } from '~/lib/strings';
import { HelpWords } from './answer-words';

const help = {
  why: { fr: 'Cela engage la commune.', de: 'Das bindet die Gemeinde.' },
  examples: { fr: 'Une résolution type.' },
  evidence: { fr: 'La date du vote.', de: 'Das Datum der Abstimmung.' },
};

test('help is read in the language on screen, and in French where a text has no other', async () => {
  await changeLanguage('de');
  render(<HelpWords help={help} />);
  expect(screen.getAllByRole('definition').map((said) => said.textContent)).toEqual([
    'Das bindet die Gemeinde.',
    'Une résolution type.',
    'Das Datum der Abstimmung.',
  ]);
});
