import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PoyangError } from '../domain/errors.ts';
import { environmentVariable, PROJECT } from '../infra/config.ts';
import type { Command } from './command.ts';
import { testGroups } from './test-groups.ts';

/** Runs the checks and the tests; the exit code is 1 when anything failed. */
export const test: Command = {
  help: `
Usage: ./poyang test [FILTER …]

Lint, types, unused code, then every test file whose path contains a FILTER (default: all). The closing line is
"N passed, N failed, N skipped"; lint, types and unused code count as one each.

A group of tests whose program this machine lacks is skipped with a line that says so. In the environment,
POYANG_REQUIRE=${testGroups.map(({ name }) => name).join(',')} makes a missing one a failure.`,

  async run(filters) {
    const groups = missingGroups();
    const results = [
      ...(filters.length > 0 ? [] : await runChecks()),
      await runVitest(filters),
      { passed: 0, failed: groups.filter(({ isRequired }) => isRequired).length, skipped: 0 },
    ];
    for (const { name, remedy, isRequired } of groups) {
      const verdict = isRequired ? 'FAILED, required but missing' : 'skipped, missing here';
      say(`Group ${name}: ${verdict}. Get it with: ${remedy}`);
    }
    const sum = (count: keyof Counts) =>
      results.reduce((total, result) => total + result[count], 0);
    say(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
    return sum('failed') === 0 ? 0 : 1;
  },
};

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const checks = [
  { name: 'lint', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['typescript/bin/tsc', '-p', '.'] },
  { name: 'unused code', command: ['knip/bin/knip.js', '--no-progress'] },
];

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function runChecks(): Promise<Counts[]> {
  const results: Counts[] = [];
  for (const { name, command } of checks) {
    say(`\n── ${name}`);
    const failed = (await runs(command)) === 0 ? 0 : 1;
    results.push({ passed: 1 - failed, failed, skipped: 0 });
  }
  return results;
}

function missingGroups() {
  const required = requiredGroups();
  return testGroups
    .filter((group) => group.find() === undefined)
    .map((group) => ({ ...group, isRequired: required.has(group.name) }));
}

function requiredGroups(): Set<string> {
  const names = (environmentVariable('POYANG_REQUIRE') ?? '').split(',').filter(Boolean);
  const unknown = names.find((name) => !testGroups.some((group) => group.name === name));
  if (unknown === undefined) return new Set(names);
  throw new PoyangError('CONFIG', `POYANG_REQUIRE names "${unknown}": see ./poyang help test.`);
}

/** A vitest that ends badly without one failed test (a file that does not load, an error outside) counts as one. */
async function runVitest(filters: string[]): Promise<Counts> {
  say('\n── tests');
  const folder = mkdtempSync(join(tmpdir(), 'poyang-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const code = await runs(['vitest/vitest.mjs', 'run', ...reporters, ...filters]);
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runs([script = '', ...args]: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT, 'node_modules', script), ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
