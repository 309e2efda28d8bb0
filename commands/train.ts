import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PoyangError } from '../domain/errors.ts';
import { MODELS } from '../forecasting/models/models.ts';
import { PROJECT, readConfig } from '../infra/config.ts';
import type { Command } from './command.ts';
import { asSettings, configOptions } from './config-options.ts';
import type { Outcome } from './train/work.ts';
import type { Order, Report } from './train/worker.ts';
import { progressPrinter } from './up/progress.ts';

const NAMES = MODELS.map(({ name }) => name);

export const train: Command = {
  help: `
Usage: ./poyang train [--station ID] [--data SERIES.json | --simulated] [options]

Trains the models that the house forecasts with, in a process of its own; broken off, it goes on where it was.
Without an option: on all that this house has measured. A model in use gives way only to one that verifies better on recent
data; what became of each series stands in models/changes.jsonl of the data folder.

  --station ID     only the series of that station
  --data FILE      on the CSV files that a series.json describes (see ./poyang help skill). A series that is called
                   "STATION/PROPERTY" is used for forecasts of that series: call its target column like the property, rain
                   of the gauges around "rain", rain upstream "rain upstream", water at a neighbour "stage at ID"
  --simulated      on years of the simulated basin, and writes the models that ship with the demo
  --models NAMES   of ${NAMES.join(', ')}, with commas between (default: persistence,ridge); a stack weighs them
  --folder DIR     data folder (default: poyang-data)

Example
  ./poyang train --data my-river.json`,

  async run(args) {
    const order = orderOf(args);
    const outcomes = await trained(order);
    for (const line of linesOf(outcomes)) process.stdout.write(`${line}\n`);
    return outcomes.some((outcome) => outcome.trained) || order.from === 'own' ? 0 : 2;
  },
};

function orderOf(args: string[]): Order {
  const { data: _, ...settings } = configOptions;
  const { values } = parseArgs({
    args,
    options: {
      ...settings,
      folder: { type: 'string' },
      station: { type: 'string' },
      data: { type: 'string' },
      simulated: { type: 'boolean', default: false },
      models: { type: 'string', default: 'persistence,ridge' },
    },
  });
  const { station, data: file, simulated, models, folder, ...rest } = values;
  const from = simulated ? 'simulated' : file === undefined ? 'own' : 'file';
  if (simulated && file !== undefined) throw wrong('Take --simulated or --data, not both');
  const config = readConfig({ ...asSettings(rest), data: folder });
  return { config, from, file, station, models: chosenModels(models) };
}

function chosenModels(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw wrong(`There is no model "${unknown}": choose of ${NAMES.join(', ')}`);
  }
  return ['persistence', ...names.filter((name) => name !== 'persistence')];
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}

/** Runs the child process to its end, at low priority. */
async function trained(order: Order): Promise<readonly Outcome[]> {
  const printer = progressPrinter(process.stdout);
  const child = fork(join(PROJECT, 'commands/train/worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const { promise, resolve, reject } = Promise.withResolvers<readonly Outcome[]>();
  child.on('message', (report: Report) => {
    if ('outcomes' in report) resolve(report.outcomes);
    else if ('wrong' in report) reject(new PoyangError('CONFIG', report.wrong));
    else printer.show(report);
  });
  child.once('exit', (code) => reject(new Error(`training ended with code ${code}`)));
  child.send(order);
  return promise.finally(() => printer.end());
}

function linesOf(outcomes: readonly Outcome[]): string[] {
  const kept = outcomes.filter((outcome) => outcome.trained).length;
  return [
    ...outcomes.map(
      ({ series, trained: is, because }) =>
        `${series}: ${is ? 'in use' : 'not replaced'}: ${because}`,
    ),
    `${kept} of ${outcomes.length} series have a new model.`,
  ];
}
