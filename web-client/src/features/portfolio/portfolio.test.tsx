import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { CommuneItem } from '~/api/communes';
import { addDays } from '~/lib/dates';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';
import {
  alertChoices, contactChoices, criteriaChoices, deadlineChoices, levelOrder, matching, noGrade, titleStateOrder, type PortfolioSearch,
} from './portfolio-search';

/** Numbers that look drawn and are the same in each run. */
function drawn(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

const pick = <T,>(from: readonly T[], draw: (below: number) => number) => from[draw(from.length)] as T;

const statuses: Partial<Record<CommuneItem['titleState'], CommuneItem['titleStatus']>> = {
  titled: 'titled', renewalDue: 'titled', inDifficulty: 'titled', candidate: 'candidate', applied: 'candidate', underReview: 'candidate',
};

const criterionCodes = ['authority', 'shops', 'organisations', 'communication', 'committee', 'localProducts'];

function register(seed: number, on: string): CommuneItem[] {
  const draw = drawn(seed);
  const maybe = (days: number) => (draw(4) === 0 ? undefined : addDays(on, draw(2 * days + 1) - days));
  return Array.from({ length: 40 }, (_, index) => {
    const titleState = pick(titleStateOrder, draw);
    const nisCode = String(60_000 + index);
    return {
      nisCode,
      href: '',
      name: { fr: `Commune ${nisCode}` },
      province: pick(['Namur', 'Liège'], draw),
      region: 'Région wallonne',
      languageRegime: 'fr',
      place: { latitude: 50, longitude: 5 },
      titleStatus: statuses[titleState] ?? 'interested',
      titleState,
      criteria: Object.fromEntries(criterionCodes.map((code) => [code, pick(['met', 'missing'], draw)])),
      momentum: { level: pick(levelOrder, draw), score: draw(100), direction: 'steady' },
      grade: [undefined, { edition: 'essai', value: 'A', progress: 4.5 }, { edition: 'essai', value: 'C' }][index % 3],
      openAlerts: draw(3),
      nextDeadline: maybe(75),
      lastContactOn: maybe(400),
    } as unknown as CommuneItem;
  });
}

const [oneDay, earlier] = ['2026-03-31', '2024-10-14'] as const;
const days = [oneDay, earlier];
let asked: (string | null)[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    http.get('*/api/v1/campaign/communes', ({ request }) => {
      const asOf = new URL(request.url).searchParams.get('asOf');
      asked.push(asOf);
      return HttpResponse.json({ items: register(asOf === earlier ? 7 : 3, asOf ?? oneDay), pageSize: 500 });
    }),
  );
});

test.each(days)('each figure of %s is the length of the list behind it, of the same day', async (day) => {
  const { router } = renderAt(`/?asOf=${day}`);
  const figures = await screen.findByRole('region', { name: 'La campagne en chiffres' });
  const tiles = within(figures).getAllByRole('link');
  expect(tiles).toHaveLength(11);
  for (const tile of tiles) {
    const number = /\d+/.exec(tile.textContent)?.[0];
    await userEvent.click(tile);
    expect(await screen.findByText(new RegExp(`^${number} communes? trouvées?$`)), tile.textContent).toBeTruthy();
    const rows = screen.queryAllByRole('rowheader');
    expect(rows, tile.textContent).toHaveLength(Number(number));
    expect((router.state.location.search as PortfolioSearch).asOf).toBe(day);
  }
  expect(new Set(asked)).toEqual(new Set([day]));
});

test('a filter and its counterparts share out the register', () => {
  for (const asOf of days) {
    for (let seed = 1; seed <= 40; seed++) {
      const communes = register(seed, asOf);
      const number = (search: PortfolioSearch) => matching(communes, { asOf, ...search }).length;
      const sum = (searches: PortfolioSearch[]) => searches.reduce((total, search) => total + number(search), 0);
      expect(sum(titleStateOrder.map((titre) => ({ titre })))).toBe(40);
      expect(number({ titre: 'toutesTitrees' })).toBe(sum([{ titre: 'titled' }, { titre: 'renewalDue' }, { titre: 'inDifficulty' }]));
      expect(number({ titre: 'toutesCandidates' })).toBe(sum([{ titre: 'candidate' }, { titre: 'applied' }, { titre: 'underReview' }]));
      expect(sum(criteriaChoices.map((criteres) => ({ criteres })))).toBe(40);
      expect(sum(['A', 'C', noGrade].map((note) => ({ note })))).toBe(40);
      expect(sum(alertChoices.map((alerte) => ({ alerte })))).toBe(40);
      const far = communes.filter(({ nextDeadline }) => nextDeadline && nextDeadline > addDays(asOf, 60)).length;
      expect(sum(deadlineChoices.map((echeance) => ({ echeance })))).toBe(40 - far);
      const recent = communes.filter(({ lastContactOn }) => lastContactOn && lastContactOn >= addDays(asOf, -180)).length;
      expect(sum(contactChoices.map((contact) => ({ contact })))).toBe(40 - recent);
    }
  }
});

test('the filters of the columns are chosen on screen and stand in the URL', async () => {
  const { router } = renderAt(`/?asOf=${oneDay}`);
  await userEvent.selectOptions(await screen.findByLabelText('Note publiée'), 'A');
  expect(router.state.location.search).toMatchObject({ note: 'A' });
  expect(await screen.findByText('13 communes trouvées')).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Note publiée'), 'Toutes');
  await userEvent.selectOptions(screen.getByLabelText('Critères remplis'), '3 sur 6');
  await userEvent.selectOptions(screen.getByLabelText('Alertes'), 'Avec une alerte en cours');
  await userEvent.selectOptions(screen.getByLabelText('Prochaine échéance'), 'Dépassée');
  await userEvent.selectOptions(screen.getByLabelText('Dernier contact'), 'Il y a plus de 180 jours');

  const search: PortfolioSearch = { asOf: oneDay, criteres: 3, alerte: 'avec', echeance: 'depassee', contact: 'ancien' };
  expect(router.state.location.search).toMatchObject(search);
  const found = matching(register(3, oneDay), search).length;
  expect(screen.queryAllByRole('rowheader')).toHaveLength(found);

  await userEvent.click(screen.getByRole('link', { name: 'Effacer les filtres' }));
  expect(await screen.findByText('40 communes trouvées')).toBeTruthy();
});
