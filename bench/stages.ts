import { json } from '../devices/codecs/json.ts';
import { sl651 } from '../devices/codecs/sl651/sl651.ts';
import type { RawPacket } from '../domain/raw-packet.ts';
import { observations, raw } from '../domain/topics.ts';
import type { Entry } from '../infra/log/log.ts';
import type { StreamsContext } from '../streams/processor.ts';
import { decode } from '../streams/quality/decode.ts';
import { judgeAll } from '../streams/quality/judge-arrivals.ts';
import { messagesOf } from '../streams/quality/messages-of.ts';
import { monitor } from '../streams/quality/monitored.ts';
import { quality } from '../streams/quality/quality.ts';
import { receiveReadings } from '../streams/quality/receive-readings.ts';
import { loadPlan } from '../test/load/plan.ts';
import { DISORDER, LOAD_STATIONS, WORKLOAD } from './load-house.ts';
import { withStageHouse } from './stage-house.ts';
import { packetsOf, reportsOf } from './stage-packets.ts';
import { type Bench, spread } from './table.ts';

const BATCH = quality.maxRecords;
const BATCHES = 40;
const WARM_UP = 10;
const VALUES = 4;
const WHOLE = 'the processor as a whole, from log to log';

export const stages: Bench = {
  name: 'stages',
  summary:
    'what each step of a reading’s way costs, from its bytes to the store; goal 25 µs in all',

  async run({ rounds, say }) {
    const measured: Costs[] = [];
    for (let i = 0; i < rounds; i++) {
      const costs: Costs = new Map();
      await withStageHouse(plan.stations, (context) => stepByStep(context, costs));
      await withStageHouse(plan.stations, (context) => asAWhole(context, costs));
      say(`  round ${i + 1}: ${costs.get(WHOLE)?.toFixed(1)} µs a message as a whole`);
      measured.push(costs);
    }
    const rows = [...(measured[0]?.keys() ?? [])].map((step) => {
      const micros = measured.map((costs) => costs.get(step) ?? Number.NaN);
      const perSecond = micros.map((one) => 1e6 / one);
      const values = perSecond.map((one) => one * VALUES);
      return [step, spread(perSecond), spread(values), spread(micros)];
    });
    return [{ title: 'From bytes to the store, step by step', columns, rows, notes }];
  },
};

const columns = ['step', 'messages a CPU second', 'observations a CPU second', 'µs a message'];
const notes = [
  WORKLOAD,
  `${BATCHES - WARM_UP} batches of ${BATCH.toLocaleString('en')} messages a round, after ${WARM_UP} to warm up, on the embedded log, store and journal.`,
  'CPU time of all threads of the process; what is collected as garbage counts for the step that runs meanwhile.',
];

const plan = loadPlan({
  stations: LOAD_STATIONS,
  total: BATCH * BATCHES,
  step: 60_000,
  ...DISORDER,
});

/** CPU µs a message, by step. */
type Costs = Map<string, number>;

/** Does the work of a step, and adds what it took. */
type Step = <T>(name: string, work: () => T | Promise<T>) => Promise<T>;

/** As the processor takes them, but each for a whole batch before the next. */
async function stepByStep(context: StreamsContext, costs: Costs): Promise<void> {
  const stationOf = monitor(context.stations);
  for (let batch = 0; batch < BATCHES; batch++) {
    const step = stepAdding(batch < WARM_UP ? new Map() : costs);
    const entries = await throughTheLog(batch * BATCH, step);
    await step('decode SL 651', decoding(reportsOf(plan, batch * BATCH, BATCH)));
    const frames = await step('decode JSON', () =>
      entries.map((entry) => ({ entry, frame: decode(entry.message, json) })),
    );
    const arrived = await step('match, unit, clock', () =>
      frames.flatMap(({ entry, frame }) => {
        const station = stationOf(entry.message.device);
        return frame.ok && station ? receiveReadings(frame.readings, station, entry).arrived : [];
      }),
    );
    const judged = await step('quality control', () =>
      judgeAll([...new Set(arrived)], context.store),
    );
    await step('write to the store', () =>
      context.store.write(judged.flatMap(({ changed }) => changed)),
    );
    await step('tell on `observations`', () =>
      context.log.append(observations, messagesOf(judged.flatMap(({ told }) => told))),
    );
  }
}

async function throughTheLog(first: number, step: Step): Promise<Entry<RawPacket>[]> {
  const packets = packetsOf(plan, first, BATCH);
  const records = await step('write a record of `raw`', () => packets.map(raw.encode));
  return step('read a record of `raw`', () =>
    records.map((record, i) => ({
      message: raw.decode(record),
      position: { partition: 0, offset: first + i },
    })),
  );
}

function decoding(reports: readonly Uint8Array[]) {
  return () => reports.map((report) => sl651.decode(report, { device: '' }));
}

/** What the room does with `raw`, as it does it: rejects and commits too. */
async function asAWhole(context: StreamsContext, costs: Costs): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    await context.log.append(raw, packetsOf(plan, batch * BATCH, BATCH));
  }
  const { signal } = new AbortController();
  const take = await quality.open(context, signal);
  const from = { committed: quality.name };
  const batches = context.log
    .read(raw, { from, signal, maxRecords: BATCH })
    [Symbol.asyncIterator]();
  for (let i = 0; i < BATCHES; i++) {
    const step = stepAdding(i < WARM_UP ? new Map() : costs);
    await step(WHOLE, async () => {
      const { value: batch } = await batches.next();
      await take(batch?.entries ?? []);
      await batch?.commit();
    });
  }
  await batches.return?.();
}

function stepAdding(costs: Costs): Step {
  return async (name, work) => {
    const start = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(start);
    const messages = BATCH * (BATCHES - WARM_UP);
    costs.set(name, (costs.get(name) ?? 0) + (user + system) / messages);
    return result;
  };
}
