import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { loadStation } from '../test/load/load-station.ts';
import { startLoad } from '../test/load/loader.ts';
import { type LoadPlan, loadPlan } from '../test/load/plan.ts';
import { eventMillis } from './event-millis.ts';
import { DISORDER, LOAD_STATIONS, loadHouse, WORKLOAD } from './load-house.ts';
import { type Bench, quantile } from './table.ts';

const CONNECTIONS = 50;
const LIVE_RATE = 500;
/** Gear of a district whose gateway was out of reach for three days. */
const AWAY = 100;
const HELD_BACK = AWAY * 3 * 144;

export const burst: Bench = {
  name: 'burst',
  summary: 'live readings beside three days of old ones that come at once',

  async run({ seconds }) {
    const alone = await liveMillis(seconds, 0);
    const beside = await liveMillis(seconds, HELD_BACK);
    return [
      {
        title: `From a reading sent to its event at the page, ${LIVE_RATE} messages/s`,
        columns: ['beside it', 'p50, ms', 'p95', 'p99', 'samples', 'all old ones stored after, s'],
        rows: [
          row('nothing', alone),
          row(`${HELD_BACK.toLocaleString('en')} old messages`, beside),
        ],
        notes: [
          `${WORKLOAD} ${AWAY} further stations send three days of readings every ten minutes, as fast as the house takes them.`,
        ],
      },
    ];
  },
};

interface Live {
  readonly millis: readonly number[];
  /** From the first old one sent. */
  readonly storedAfter: number;
}

function row(what: string, { millis, storedAfter }: Live) {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (q: number) => Number(quantile(sorted, q).toPrecision(3));
  return [what, at(0.5), at(0.95), at(0.99), sorted.length, Number(storedAfter.toPrecision(3))];
}

/** Of the second half of the readings; the old ones come from its beginning on. */
async function liveMillis(seconds: number, old: number): Promise<Live> {
  const plan = loadPlan({
    ...DISORDER,
    stations: LOAD_STATIONS,
    total: 2 * seconds * LIVE_RATE,
    step: 2_000,
  });
  const away = oldPlan(old);
  const extra = away.stations.map((id) => loadStation(id));
  const { house, accounts } = await loadHouse(plan, { connections: 2 * CONNECTIONS, extra });
  const port = house.config.mqtt;
  let startedAt = Number.NaN;
  const sendOld = () => {
    startedAt = performance.now();
    return startLoad({ port, plan: away, accounts: accounts.slice(CONNECTIONS), window: 40 });
  };
  let sending: ReturnType<typeof startLoad> | undefined;
  try {
    const millis = await eventMillis(house, plan, (onSend) =>
      startLoad({
        port,
        plan,
        accounts: accounts.slice(0, CONNECTIONS),
        window: 500,
        rate: LIVE_RATE,
        onSend(sequence) {
          if (old > 0 && sequence >= plan.total / 2) sending ??= sendOld();
          onSend(sequence);
        },
      }),
    );
    await sending?.done;
    await house.drained();
    return { millis, storedAfter: old > 0 ? (performance.now() - startedAt) / 1_000 : 0 };
  } finally {
    sending?.stop();
    await house.stop();
  }
}

/** The oldest first, as gear keeps them; the newest is older than what counts as live. */
function oldPlan(total: number): LoadPlan {
  const from = Date.now() - 80 * HOUR_MS;
  const plan = loadPlan({ stations: AWAY, total, from, step: 10 * MINUTE_MS });
  return { ...plan, stations: plan.stations.map((_, i) => `away-${i}`) };
}
