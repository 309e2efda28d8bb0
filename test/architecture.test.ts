import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Which room may import from which. The data flows down this list; imports never flow up. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  infra: ['domain'],
  devices: ['domain'],
  ingest: ['domain', 'infra', 'devices'],
  streams: ['domain', 'infra', 'devices'],
  forecasting: ['domain', 'infra'],
  'dashboard/api': ['domain', 'infra', 'devices'],
  'dashboard/web': ['domain'],
};
const rooms = Object.keys(mayImport);

test.each(rooms)('%s/ imports only what lies before it on the way of a reading', (room) => {
  const allowed = [room, ...(mayImport[room] ?? [])];
  const trespasses = globSync(`${room}/**/*.{ts,tsx}`, { exclude: ['**/dist/**'] }).flatMap(
    (file) =>
      importsOf(file)
        .filter((target) => !allowed.includes(target))
        .map((target) => `${file} reaches into ${target}/`),
  );
  expect(trespasses).toEqual([]);
});

test('domain/ leans on zod alone', () => {
  const foreign = globSync('domain/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name),
  );
  expect(new Set(foreign)).toEqual(new Set(['zod']));
});

/** The rooms a file imports from, by the path that its relative imports resolve to. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].flatMap(([, path]) => {
    const resolved = new URL(path ?? '', `file:///${file}`).pathname.slice(1);
    return rooms.filter((room) => resolved.startsWith(`${room}/`));
  });
}
