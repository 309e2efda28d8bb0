import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Station } from '../../domain/station.ts';
import { bytes, MINUTE, NOW, station } from './little-house.ts';

const STEP = 10 * MINUTE;
export const DAY = 144;

const level = (hazard: string, severity: string, value: number, hysteresis = 0.2) => ({
  hazard,
  property: 'stage',
  severity,
  value,
  hysteresis,
  name: { zh: '线', en: 'line' },
  verified: false,
  source: 'test',
});

const stage = {
  property: 'stage',
  unit: 'm',
  intervalSeconds: 600,
  limits: { usual: [8, 21], flat: { eps: 0.0005, hours: 3 } },
};

/** A flashy river with all its levels, a lake that hangs about its line, and a yard without levels. */
export const stations: Station[] = [
  station({
    id: 'flashy',
    series: [stage, { property: 'rainfall', unit: 'mm', intervalSeconds: 600 }],
    levels: [
      level('flood', 'blue', 16),
      level('flood', 'yellow', 17),
      level('flood', 'orange', 18),
      level('flood', 'red', 20),
      level('low_water', 'blue', 13),
      level('low_water', 'yellow', 12.5),
    ],
  }),
  station({
    id: 'lake',
    series: [stage],
    levels: [level('flood', 'blue', 15, 0.5), level('flood', 'yellow', 15.3, 0.5)],
  }),
  station({
    id: 'yard',
    kind: 'rain',
    series: [
      { property: 'rainfall', unit: 'mm', intervalSeconds: 600 },
      { property: 'air_temperature', unit: 'degC', intervalSeconds: 600 },
    ],
  }),
];

/** What befalls the first value of a station's readings from one on. */
export interface Glitch {
  readonly station: number;
  readonly at: number;
  readonly kind: keyof typeof GLITCHES;
}

const GLITCHES = {
  gap: () => undefined,
  none: () => null,
  dead: () => -999,
  up: (value: number) => value + 1,
  down: (value: number) => value - 1.2,
  far: (value: number) => value + 8,
  still: () => 15.1,
};

export const GLITCH_KINDS = Object.keys(GLITCHES) as Glitch['kind'][];

/** A day of readings, in order; the door's time is the day's end for all of them. */
export function aDay(random: () => number, glitches: readonly Glitch[]): RawPacket[] {
  const water = aDayOfWater(random);
  return Array.from({ length: DAY }, (_, i) =>
    stations.flatMap((from, s) => {
      const { name, value, rest } = water(s, i / DAY);
      const spoilt = glitches
        .filter((glitch) => glitch.station === s && lasts(glitch, i))
        .reduce<number | null | undefined>((_, { kind }) => GLITCHES[kind](value), value);
      if (spoilt === undefined) return [];
      return [packet(from, NOW - (DAY - i) * STEP, { ...rest, [name]: spoilt })];
    }),
  ).flat();
}

/** The same reading with another value, as a technician sends it who has looked at the gauge. */
export function repaired({ payload, ...rest }: RawPacket, by: number): RawPacket {
  const { time, values } = JSON.parse(new TextDecoder().decode(payload));
  const [[name, value]] = Object.entries(values) as [[string, number | null]];
  const repair = { ...values, [name]: rounded((value ?? 15) + by) };
  return { ...rest, payload: bytes(JSON.stringify({ time, values: repair })) };
}

/** The same readings without their values, as gear sends them whose sensor did not answer the second time. */
export function blank({ payload, ...rest }: RawPacket): RawPacket {
  const { time, values } = JSON.parse(new TextDecoder().decode(payload));
  const none = Object.fromEntries(Object.keys(values).map((name) => [name, null]));
  return { ...rest, payload: bytes(JSON.stringify({ time, values: none })) };
}

function aDayOfWater(random: () => number) {
  const [flood, dip, late] = [2 + 6 * random(), 3 * random(), random() / 4];
  const bell = (x: number) => Math.exp(-(x ** 2));
  return (s: number, day: number) => {
    const ripple = (random() - 0.5) / 5;
    const river = 14.2 + flood * bell((day - 0.3 - late) * 12) - dip * bell((day - 0.8) * 9);
    const lake = 14.9 + 0.5 * Math.sin(day * 20);
    const rain = Math.floor(random() * 3);
    return [
      { name: 'stage', value: rounded(river + ripple), rest: { rainfall: rain } },
      { name: 'stage', value: rounded(lake + ripple), rest: {} },
      { name: 'air_temperature', value: rounded(25 + ripple), rest: { rainfall: rain } },
    ][s] as { name: string; value: number; rest: Record<string, number> };
  };
}

function lasts({ at, kind }: Glitch, i: number): boolean {
  return i >= at && i < at + (kind === 'still' ? 30 : 1);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function packet(from: Station, time: number, values: Record<string, number | null>): RawPacket {
  const payload = bytes(JSON.stringify({ time: new Date(time).toISOString(), values }));
  return { device: from.id, codec: 'json', received: NOW, payload };
}
