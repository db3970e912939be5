import { expect, test } from 'vitest';
import { withoutKeeper, type CommitteeItem } from '~/api/committees';
import type { CommuneItem } from '~/api/communes';

const commune = (nisCode: string, titleStatus: CommuneItem['titleStatus']) => ({ nisCode, titleStatus }) as CommuneItem;
const committee = (nisCode: string, withAccount: number) => ({ nisCode, administrators: 1, withAccount }) as CommitteeItem;

test('communes of the campaign are without a keeper where nobody was ever noted or can sign in, too; the others need none', () => {
  const communes = [
    commune('25072', 'titled'),
    commune('62096', 'titled'),
    commune('91034', 'candidate'),
    commune('25015', 'unaware'),
    commune('25014', 'returned'),
  ];
  const unkept = withoutKeeper(communes, [committee('25072', 1), committee('62096', 0), committee('25015', 0)]);
  expect(unkept.map(({ nisCode }) => nisCode)).toEqual(['62096', '91034']);
});
