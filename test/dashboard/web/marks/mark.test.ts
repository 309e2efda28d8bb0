import { expect, test } from 'vitest';
import { type Condition, markNode, markOutlines } from '../../../../dashboard/web/marks/mark.ts';
import { SEVERITIES } from '../../../../domain/severity.ts';

const hazards = ['flood', 'low_water'] as const;
const conditions: Condition[] = ['good', 'partly', 'stale', 'suspect', 'none'];

test('no two levels, hazards or states of trust share a shape: colour is never alone', () => {
  const bodies = hazards.flatMap((hazard) =>
    SEVERITIES.map((severity) => markOutlines({ severity, hazard, condition: 'good' })[1]?.path),
  );
  expect(new Set(bodies).size).toBe(8);
  const plain = conditions.map((condition) =>
    JSON.stringify(markOutlines({ hazard: 'flood', condition })),
  );
  expect(new Set(plain).size).toBe(conditions.length);
});

test('low water has a broken edge, stale is hollow, suspect has a badge', () => {
  const [edge] = markOutlines({ severity: 'red', hazard: 'low_water', condition: 'good' });
  expect(edge?.dash).toBeDefined();
  const stale = markOutlines({ severity: 'red', hazard: 'flood', condition: 'stale' });
  expect(stale.some(({ fill }) => fill === 'red')).toBe(false);
  const suspect = markOutlines({ severity: 'red', hazard: 'flood', condition: 'suspect' });
  expect(suspect.length).toBeGreaterThan(stale.length);
});

test('a mark is drawn from tokens only, so that both themes have their own', () => {
  const text = JSON.stringify(markNode({ severity: 'blue', hazard: 'flood', condition: 'good' }));
  expect(text).toContain('var(--blue)');
  expect(text).not.toMatch(/#[0-9a-f]{3}/i);
});
