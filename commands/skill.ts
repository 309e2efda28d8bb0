import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PoyangError } from '../domain/errors.ts';
import { evaluateRegion, type SkillRow } from '../forecasting/evaluate.ts';
import { MODELS } from '../forecasting/models/models.ts';
import { describeSeries, readSeries } from '../forecasting/series/read-series.ts';
import type { Series } from '../forecasting/series/series.ts';
import { describeParts, partsOf } from '../forecasting/verification/parts.ts';
import type { Command } from './command.ts';
import { goalSummary } from './skill/goal-summary.ts';
import { medianTable, skillTable } from './skill/skill-table.ts';
import { progressPrinter } from './up/progress.ts';

const NAMES = [...MODELS.map(({ name }) => name), 'stack'];

export const skill: Command = {
  help: `
Usage: ./poyang skill SERIES.json [options]

Fits each forecast model to the series in the file and shows the skill it has on data that it never saw: the first 60 %
of the valid samples are for training, the next 20 % for choosing, weighing and calibrating, the last 20 % for the test.

  --models NAMES   of ${NAMES.join(', ')}, with commas between (default: all); the stack is of those named
  --seeds N        fit what depends on chance so many times, and show the spread (default 3)
  --known-rain     also with the forcings over the lead known: an upper bound, which no forecast can reach
  --series NAME    only the series whose name has this in it
  --json FILE      write a row for each series, model, lead and known-rain setting

The file says how to read a CSV file; paths are relative to it, times are local standard time:

  { "series": [{ "name": "Xiushui at Yongxiu", "file": "yongxiu.csv", "time": "date", "step": "PT1H",
    "target": { "column": "Q", "quantity": "discharge", "unit": "m3/s" },
    "forcings": [{ "column": "P", "quantity": "rainfall", "unit": "mm" }],
    "leads": ["PT1H", "PT6H", "PT24H"] }] }

Quantities that are known: discharge, stage, rainfall, snowfall, air_temperature, evaporation, potential_evaporation,
soil_moisture, snow_water_equivalent; others are taken as they are. Water is in mm, cm, m or in, or so much an hour or day
(mm/d); temperature in degC, degF or K; stage in m, cm, mm or ft. A missing value is an empty cell, NA, -9999 and the like, or
one that "missing": [-1] names. "zone": "+08:00" says where the times stand. A semicolon or tab may part the columns.

Example
  ./poyang skill my-river.json --models ridge,mlp,stack --seeds 1 --json skill.json`,

  async run(args) {
    const options = optionsOf(args);
    const judged = options.series.filter(isJudged);
    const rows: SkillRow[] = [];
    for (const region of regionsOf(judged)) {
      rows.push(...(await evaluated(region, options)));
      for (const { name } of region) {
        const own = rows.filter(({ series }) => series === name);
        process.stdout.write(`\n${name}\n${skillTable(own)}\n`);
      }
      process.stdout.write('\n');
    }
    if (judged.length > 1) process.stdout.write(`${medianTable(rows)}\n\n`);
    if (judged.length > 0 && options.models.includes('stack'))
      process.stdout.write(`${goalSummary(rows)}\n`);
    if (options.json) await writeFile(options.json, `${JSON.stringify(rows, undefined, 1)}\n`);
    return judged.length === options.series.length ? 0 : 1;
  },
};

/** Tells how a series is split or, where it cannot be judged, why: the others are. */
function isJudged(series: Series): boolean {
  process.stdout.write(`${describeSeries(series)}\n`);
  try {
    process.stdout.write(`${describeParts(partsOf(series, false))}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof PoyangError && error.code === 'CONFIG')) throw error;
    process.stdout.write(`  is left out. ${error.message}\n`);
    return false;
  }
}

/** Series of one step: what is learned from them all together is learned step by step. */
function regionsOf(series: readonly Series[]): readonly (readonly Series[])[] {
  return [...Map.groupBy(series, ({ step }) => step).values()];
}

/** Without the rain of the lead and, if wanted, with it. */
async function evaluated(region: readonly Series[], options: Options): Promise<SkillRow[]> {
  const printer = progressPrinter(process.stdout);
  const onProgress = (progress: string) => printer.show({ progress });
  const rows = await evaluateRegion(region, { ...options, knownRain: false, onProgress });
  const driven = region.filter(({ forcings }) => forcings.length > 0);
  if (options.knownRain && driven.length > 0) {
    rows.push(...(await evaluateRegion(driven, { ...options, knownRain: true, onProgress })));
  }
  printer.end();
  return rows;
}

type Options = ReturnType<typeof optionsOf>;

function optionsOf(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      models: { type: 'string', default: NAMES.join(',') },
      seeds: { type: 'string', default: '3' },
      'known-rain': { type: 'boolean', default: false },
      series: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw wrong('Name a series.json, see ./poyang help skill');
  return {
    series: chosenSeries(file, values.series),
    models: chosenModels(values.models),
    seeds: wholeNumber(values.seeds),
    knownRain: values['known-rain'],
    json: values.json,
  };
}

function chosenSeries(file: string, part: string) {
  const all = readSeries(file);
  const chosen = all.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
  if (chosen.length > 0) return chosen;
  throw wrong(`${file} has no series "${part}": it has ${all.map(({ name }) => name).join(', ')}`);
}

function chosenModels(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown === undefined) return names;
  throw wrong(`There is no model "${unknown}": choose of ${NAMES.join(', ')}`);
}

function wholeNumber(text: string): number {
  const seeds = Number(text);
  if (Number.isInteger(seeds) && seeds > 0) return seeds;
  throw wrong(`--seeds is a whole number above 0, not "${text}"`);
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}
