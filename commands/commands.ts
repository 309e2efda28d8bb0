import { bench } from './bench.ts';
import type { Command } from './command.ts';
import { decode } from './decode.ts';
import { devices } from './devices.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { setup } from './setup.ts';
import { test } from './test.ts';
import { up } from './up.ts';

/** Every command, in the order `./poyang help` tells them. */
export const commands: readonly Command[] = [up, test, replay, decode, devices, run, setup, bench];
