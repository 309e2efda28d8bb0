import { expect, test } from 'vitest';
import { yangtzeFlow } from '../../../devices/basin/yangtze.ts';

const normal = { seed: 1, scenario: 'normal' } as const;
const noon = (date: string) => Date.parse(`${date}T12:00Z`);

test('the Yangtze is high in July and low in January, every year a little different', () => {
  for (let year = 2011; year < 2021; year++) {
    const [winter, summer] = [noon(`${year}-01-15`), noon(`${year}-07-15`)];
    expect(yangtzeFlow(summer, normal)).toBeGreaterThan(2 * yangtzeFlow(winter, normal));
  }
  expect(yangtzeFlow(noon('2011-07-15'), normal)).not.toBe(yangtzeFlow(noon('2012-07-15'), normal));
});

test('the flood of 2020 and the drought of 2022 have their own flows, the other years the normal ones', () => {
  const at = (date: string, scenario: 'flood-2020' | 'drought-2022') =>
    yangtzeFlow(noon(date), { seed: 1, scenario });
  expect(at('2020-07-08', 'flood-2020')).toBeGreaterThan(65_000);
  expect(at('2022-10-04', 'drought-2022')).toBeLessThan(9_000);
  expect(at('2018-07-08', 'flood-2020')).toBe(yangtzeFlow(noon('2018-07-08'), normal));
});
