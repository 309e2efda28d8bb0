import { existsSync, globSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const WEB = resolve(import.meta.dirname, '../../dashboard/web');

/** The folder of the built page, built anew when a source is newer than it. */
export async function builtPage(): Promise<string> {
  const dist = resolve(WEB, 'dist');
  const index = resolve(dist, 'index.html');
  if (!existsSync(index) || newestSource() > statSync(index).mtimeMs) {
    await build({ configFile: resolve(WEB, 'vite.config.ts'), logLevel: 'error' });
  }
  return dist;
}

function newestSource(): number {
  const files = [
    ...globSync(`${WEB}/**/*.{ts,tsx,css,html}`, { exclude: [`${WEB}/dist/**`] }),
    ...globSync(`${WEB}/public/**/*.*`),
    ...globSync(resolve(WEB, '../../domain/*.ts')),
  ];
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
