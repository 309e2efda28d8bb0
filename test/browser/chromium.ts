import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu and Fedora put the browser. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The machine's chromium, or undefined when there is none: the browser tests are then skipped. */
export function chromiumPath(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

/** Arguments for tests: nothing fetched behind our back, WebGL in software. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
export const SOFTWARE_WEBGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
export const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis'];
