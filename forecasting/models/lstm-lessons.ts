import * as tf from '@tensorflow/tfjs-core';
import { deviation, mean } from '../metrics/mean.ts';
import { type Left, leftByRidge } from './above-ridge.ts';
import { thinned } from './examples.ts';
import { knownAtIssue, playersOf, type Reading, type Region, stepsUntil } from './lstm-gauge.ts';
import { LOOK_BACK } from './lstm-net.ts';
import { staticsOf } from './lstm-statics.ts';
import type { FitParts, Gauge } from './model.ts';
import { momentsOf } from './standardise.ts';
import type { Lesson, Lessons } from './train-net.ts';

/** A gauge as it is read, with what the net is to learn from it. */
export interface Schooling {
  readonly reading: Reading;
  readonly train: Lessons;
  readonly validate: Lessons;
}

/** Fits what the net stands on at each gauge, and makes lessons of what is left there. */
export function schoolingOf(gauges: readonly Gauge[], region: Region): readonly Schooling[] {
  const statics = standardisedStatics(gauges);
  return gauges.map((gauge, at) => {
    const parts = {
      train: thinned(gauge.parts.train, Math.ceil(MOST_TO_LEARN / gauges.length)),
      validate: thinned(gauge.parts.validate, Math.ceil(MOST_TO_LOOK / gauges.length)),
    };
    return schoolingAt({ ...gauge, parts }, region, statics[at] ?? []);
  });
}

const MOST_TO_LEARN = 40_000;
const MOST_TO_LOOK = 3_000;

/** Lessons of many gauges as one after another. */
export function together(all: readonly Lessons[]): Lessons {
  const owners = Int32Array.from(
    all.flatMap(({ length }, at) => new Array<number>(length).fill(at)),
  );
  const starts = all.map((_, at) => all.slice(0, at).reduce((sum, { length }) => sum + length, 0));
  return {
    length: owners.length,
    take(rows) {
      const lessons = all.flatMap((each, at) => {
        const own = rows.filter((row) => owners[row] === at).map((row) => row - (starts[at] ?? 0));
        return own.length > 0 ? [each.take(own)] : [];
      });
      return lessons.length === 1 ? (lessons[0] as Lesson) : joined(lessons);
    },
  };
}

function joined(lessons: readonly Lesson[]): Lesson {
  const [first] = lessons;
  return {
    x: (first?.x ?? []).map((_, at) => tf.concat(lessons.map(({ x }) => x[at] as tf.Tensor))),
    y: tf.concat(lessons.map(({ y }) => y)),
  };
}

function schoolingAt({ task, parts }: Gauge, region: Region, statics: number[]): Schooling {
  const players = playersOf(task, region);
  const left = task.series.leads.map((_, leadAt) => leftByRidge(task, leadAt, parts));
  const reading = {
    channels: momentsOf(players.channels, parts.train),
    ahead: momentsOf(players.ahead, parts.train),
    statics,
    bases: left.map(({ base }) => base),
  };
  const lessons = (part: keyof FitParts): Lessons => {
    const issues = parts[part];
    const rows = left.map((each) => each[part].x);
    const known = knownAtIssue(task, issues, reading, { region, ahead: players.ahead, rows });
    const truth = truthOf(
      left,
      part,
      task.series.leads.map((lead) => region.leads.indexOf(lead)),
      region.leads.length,
    );
    return {
      length: issues.length,
      take: (chosen) => ({
        x: tensorsOf(
          stepsUntil(
            players.channels,
            chosen.map((at) => issues[at] ?? 0),
            reading,
          ),
          rowsOf(known, chosen, issues.length),
          chosen.length,
        ),
        y: tf.tensor3d(rowsOf(truth, chosen, issues.length), [
          chosen.length,
          region.leads.length,
          1,
        ]),
      }),
    };
  };
  return { reading, train: lessons('train'), validate: lessons('validate') };
}

/** [n, LOOK_BACK, channels] and [n, known] */
export function tensorsOf(steps: Float32Array, known: Float32Array, count: number): tf.Tensor[] {
  return [
    tf.tensor3d(steps, [count, LOOK_BACK, steps.length / count / LOOK_BACK]),
    tf.tensor2d(known, [count, known.length / count]),
  ];
}

/** [issues, leads of the region]: NaN for a lead that the gauge does not have. */
function truthOf(
  left: readonly Left[],
  part: keyof FitParts,
  places: readonly number[],
  width: number,
): Float32Array {
  const truth = new Float32Array((left[0]?.[part].y.length ?? 0) * width).fill(Number.NaN);
  for (const [leadAt, each] of left.entries()) {
    for (const [row, error] of each[part].y.entries())
      truth[row * width + (places[leadAt] ?? 0)] = error;
  }
  return truth;
}

function rowsOf(matrix: Float32Array, rows: Int32Array, count: number): Float32Array {
  const width = matrix.length / count;
  const chosen = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries())
    chosen.set(matrix.subarray(row * width, (row + 1) * width), at * width);
  return chosen;
}

/** What a gauge lacks, or all share, is 0. */
function standardisedStatics(gauges: readonly Gauge[]): readonly number[][] {
  const all = gauges.map(({ task, parts }) => staticsOf(task, parts.train.at(-1) ?? 0));
  const moments = (all[0] ?? []).map((_, at) => {
    const known = all.map((each) => each[at] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    return { centre: mean(known), scale: deviation(known) || 1 };
  });
  return all.map((each) =>
    each.map((value, at) => {
      const { centre, scale } = moments[at] ?? { centre: 0, scale: 1 };
      return (value - centre) / scale || 0;
    }),
  );
}
