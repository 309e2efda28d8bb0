import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES } from '../../../../dashboard/web/board/board.ts';
import { LAYER_KEYS } from '../../../../dashboard/web/registry/layers.ts';
import { parseView, printView, SPANS, TABS } from '../../../../dashboard/web/view/view-state.ts';

test('a view by default is an empty query', () => {
  expect(printView(parseView(''))).toBe('');
});

test('what is unknown or malformed counts as absent', () => {
  const view = parseView('?lang=fr&theme=pink&layer=lava&days=4&bbox=1,2,3&tab=x&page=y');
  expect(printView(view)).toBe('');
});

test('"levels" names what is shown, also when that is nothing', () => {
  expect(parseView('levels=red,orange').hidden).toEqual(new Set(CATEGORIES.slice(2)));
  expect(parseView('levels=').hidden.size).toBe(CATEGORIES.length);
  expect(printView(parseView('levels='))).toBe('levels=');
});

test('every view comes back from its query string as it was', () => {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const degrees = fc.integer({ min: -80, max: 79 });
  const view = fc.record({
    language: optional(fc.constantFrom('zh' as const, 'en' as const)),
    theme: optional(fc.constantFrom('light' as const, 'dark' as const)),
    page: fc.constantFrom('watch' as const, 'rejects' as const),
    layer: optional(fc.constantFrom(...LAYER_KEYS)),
    station: optional(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)),
    area: optional(fc.constantFrom('gan-upper', 'lake')),
    property: optional(fc.constantFrom('stage', 'rainfall')),
    days: fc.constantFrom(...SPANS),
    table: fc.boolean(),
    earlier: fc.boolean(),
    scenarios: optional(fc.array(fc.uuid(), { maxLength: 3 })),
    hidden: fc.subarray([...CATEGORIES]).map((hidden) => new Set(hidden)),
    query: fc.string(),
    inView: fc.boolean(),
    troubled: fc.boolean(),
    bounds: optional(
      fc.tuple(degrees, degrees).map(([lon, lat]) => [lon, lat, lon + 1.125, lat + 0.5] as const),
    ),
    tab: fc.constantFrom(...TABS),
  });
  fc.assert(
    fc.property(view, (given) => {
      expect(parseView(printView(given))).toEqual(given);
    }),
  );
});
