import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath, NO_WEBGL, SOFTWARE_WEBGL } from './chromium.ts';

/** Starts the machine's chromium, with WebGL drawn in software or with none at all. */
export function startBrowser({ webgl = true } = {}): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('no chromium on this machine');
  return chromium.launch({
    executablePath,
    args: [...CHROMIUM_ARGUMENTS, ...(webgl ? SOFTWARE_WEBGL : NO_WEBGL)],
  });
}
