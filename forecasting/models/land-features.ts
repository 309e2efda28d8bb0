import type { XinanjiangParameters } from '../../devices/basin/xinanjiang.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Feature } from '../features/feature.ts';
import { rollingMean } from '../features/rolling-mean.ts';
import { targetFeatures } from '../features/target-features.ts';
import { spokenDuration } from '../series/duration.ts';
import type { Task } from '../task.ts';
import { drainLand, type LandRun, runLand } from './land.ts';
import type { Weather } from './land-weather.ts';

/** What the land is told and asked. */
export interface Question {
  readonly land: XinanjiangParameters;
  readonly weather: Weather;
  /** Longest window over which runoff is averaged, steps. */
  readonly longest: number;
  /** What flows off after them is needed of these alone. */
  readonly issues: Int32Array;
}

/** The task, with the runoff of the land until each issue, and its change over each lead as rain goes on or, unknown, ends. */
export function informed(task: Task, question: Question): Task {
  const { series, ahead } = task;
  const run = runLand(question.land, question.weather, series);
  const runoff = { name: 'runoff', quantity: 'runoff', unit: 'mm', values: run.runoff };
  const past = targetFeatures({ ...series, target: runoff }, SCALE, question);
  const known = ahead.some((features) => features.length > 0);
  const later = known ? laterRunoff(task, run) : drained(task, run, question);
  return {
    ...task,
    past: [...task.past, ...past],
    ahead: ahead.map((features, at) => [...features, later[at] as Feature]),
  };
}

/** Runoff on the scale of a flow, so that both are like a line of each other. */
const SCALE = {
  name: 'fourth root',
  to: (runoff: number) => Math.sqrt(Math.sqrt(Math.max(0, runoff))),
  from: (scaled: number) => Math.max(0, scaled) ** 4,
} as const;

function laterRunoff({ series: { leads, step } }: Task, { runoff }: LandRun): Feature[] {
  const scaled = runoff.map(SCALE.to);
  return leads.map((lead) =>
    changeOver(
      lead * step,
      scaled.map((now, at) => (scaled[at + lead] ?? Number.NaN) - now),
    ),
  );
}

function drained({ series }: Task, run: LandRun, { land, weather, issues }: Question): Feature[] {
  const { leads, step, length } = series;
  const furthest = Math.max(...leads);
  const demand = rollingMean(weather.evaporation, Math.max(1, DAY_MS / step));
  const changes = leads.map(() => new Float64Array(length).fill(Number.NaN));
  for (const issue of issues) {
    const state = run.states[issue];
    if (!state) continue;
    const evaporation = demand[issue] || 0;
    const ahead = drainLand(land, { state, evaporation }, series, furthest);
    const now = SCALE.to(run.runoff[issue] ?? Number.NaN);
    for (const [at, lead] of leads.entries()) {
      (changes[at] as Float64Array)[issue] = SCALE.to(ahead[lead - 1] ?? Number.NaN) - now;
    }
  }
  return leads.map((lead, at) => changeOver(lead * step, changes[at] as Float64Array));
}

function changeOver(lead: number, values: Float64Array): Feature {
  return {
    name: `runoff change over the next ${spokenDuration(lead)}`,
    rule: 'the weather until the issue is known',
    values,
  };
}
