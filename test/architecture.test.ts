import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Which room may import from which. The data flows down this list; imports never flow up. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  infra: ['domain'],
  devices: ['domain'],
  ingest: ['domain', 'infra', 'devices'],
  streams: ['domain', 'infra', 'devices'],
  forecasting: ['domain', 'infra', 'devices/basin'], // docs/decisions/0009-basin-model.md
  'dashboard/api': ['domain', 'infra', 'devices'],
  'dashboard/web': ['domain'],
};

test.each(Object.entries(mayImport))(
  '%s/ imports only what lies before it on the way of a reading',
  (room, others) => {
    const files = globSync(`${room}/**/*.{ts,tsx}`, {
      exclude: ['**/dist/**', '**/node_modules/**'],
    });
    expect(files).not.toEqual([]);
    const allowed = [room, ...others].map((folder) => `${folder}/`);
    const trespasses = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed.some((folder) => target.startsWith(folder)))
        .map((target) => `${file} reaches into ${target}`),
    );
    expect(trespasses).toEqual([]);
  },
);

test('domain/ leans on zod alone', () => {
  const foreign = globSync('domain/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name),
  );
  expect(new Set(foreign)).toEqual(new Set(['zod']));
});

/** The files that a file imports from the project, as paths from its root. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    new URL(path, `file:///${file}`).pathname.slice(1),
  );
}
