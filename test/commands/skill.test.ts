import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { skill } from '../../commands/skill.ts';
import { basin } from '../forecasting/basin.ts';

test.each([
  [[], /Name a series\.json/],
  [['none.json'], /none\.json: there is no such file/],
])('%j is answered by what to do', async (args, message) => {
  await expect(skill.run(args)).rejects.toThrow(message);
});

test("a CSV file of one's own becomes a table, and rows for machines", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-skill-'));
  const file = join(folder, 'series.json');
  const json = join(folder, 'skill.json');
  writeFileSync(join(folder, 'gauge.csv'), csvOf(basin()));
  writeFileSync(file, JSON.stringify({ series: [ENTRY] }));
  await expect(skill.run([file, '--models', 'oracle'])).rejects.toThrow(
    /no model "oracle": choose/,
  );
  await expect(skill.run([file, '--seeds', '0'])).rejects.toThrow(/--seeds is a whole number/);
  await expect(skill.run([file, '--series', 'Rhine'])).rejects.toThrow(
    /no series "Rhine": it has mine/,
  );

  const written = await printed(() =>
    skill.run([file, '--models', 'ridge', '--known-rain', '--json', json]),
  );
  expect(written).toContain('mine: 1,200 steps of 1 h, 0.0 % without target');
  expect(written).toMatch(/ridge +6 h +known +0\.\d\d/);
  const rows = JSON.parse(readFileSync(json, 'utf8'));
  expect(rows).toHaveLength(4);
  expect(rows[0]).toMatchObject({
    series: 'mine',
    model: 'ridge',
    lead: 3_600_000,
    knownRain: false,
  });
  rmSync(folder, { recursive: true });
});

test('a series that cannot be judged is told and left out; the others are judged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-skill-'));
  writeFileSync(join(folder, 'gauge.csv'), csvOf(basin()));
  writeFileSync(join(folder, 'short.csv'), csvOf(basin({ length: 150 })));
  const file = join(folder, 'series.json');
  const short = { ...ENTRY, name: 'short', file: 'short.csv' };
  writeFileSync(file, JSON.stringify({ series: [short, ENTRY] }));
  let code: number | undefined;
  const written = await printed(async () => {
    code = await skill.run([file, '--models', 'ridge']);
  });
  expect(code).toBe(1);
  expect(written).toMatch(/is left out\. short: only \d+ valid issues/);
  expect(written).toMatch(/mine: .*\n {2}train 2020-01-02 to .*, validate .*, test .* issues\)/);
  expect(written).toMatch(/ridge +6 h +unknown +0\.\d\d/);
  rmSync(folder, { recursive: true });
});

const ENTRY = {
  name: 'mine',
  file: 'gauge.csv',
  time: 'time',
  step: 'PT1H',
  target: { column: 'Q', quantity: 'discharge', unit: 'mm/h' },
  forcings: [{ column: 'P', quantity: 'rainfall', unit: 'mm' }],
  leads: ['PT1H', 'PT6H'],
};

function csvOf({ start, step, target, forcings }: ReturnType<typeof basin>): string {
  const lines = Array.from(target.values, (flow, at) => {
    const time = new Date(start + at * step).toISOString().slice(0, 16);
    return `${time},${forcings[0]?.values[at]},${flow}`;
  });
  return ['time,P,Q', ...lines].join('\n');
}

async function printed(run: () => Promise<unknown>): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await run();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}
