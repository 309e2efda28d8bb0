import { RAIN_AREAS } from '../../devices/basin/rain-areas.ts';
import { endOfRain, type RainForecast, RainForecastPacket } from '../../domain/rain-forecast.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import type { Fault } from '../quality/fault.ts';

/** The forecasts in a packet, one an area, and what is wrong with the rest. Never throws: bad input is data. */
export function readRainPacket(packet: RawPacket): {
  readonly forecasts: readonly RainForecast[];
  readonly faults: readonly Fault[];
} {
  const parsed = RainForecastPacket.safeParse(jsonIn(packet.payload));
  if (!parsed.success) return refused('undecodable', faultsOf(parsed.error.issues));
  const { device, received } = packet;
  const issued = Date.parse(parsed.data.issued);
  if (issued > received + AHEAD_MS) {
    const detail = `issued at ${parsed.data.issued}, which is still to come`;
    return { forecasts: [], faults: [{ reason: 'clock_future', detail, time: issued }] };
  }
  const all = forecastsOf(parsed.data, { device, received, issued });
  const faults = all.flatMap((forecast) => faultOf(forecast) ?? []);
  return { forecasts: all.filter((forecast) => faultOf(forecast) === undefined), faults };
}

/** As of readings: a clock may run a little ahead of the door's. A later issue would stand for ever. */
const AHEAD_MS = 10 * MINUTE_MS;

function forecastsOf(
  { source, from, stepHours, areas }: RainForecastPacket,
  taken: Pick<RainForecast, 'device' | 'received' | 'issued'>,
): RainForecast[] {
  const steps = { source, from: Date.parse(from), step: stepHours * HOUR_MS };
  return Object.entries(areas).map(([area, mm]) => ({ area, ...steps, mm, ...taken }));
}

function faultOf(forecast: RainForecast): Fault | undefined {
  const { area, issued } = forecast;
  if (!RAIN_AREAS.includes(area)) {
    const detail = `"${area}" is no area of this basin; there are ${RAIN_AREAS.join(', ')}`;
    return { reason: 'unknown_series', detail };
  }
  if (endOfRain(forecast) > issued) return undefined;
  return { reason: 'undecodable', detail: `${area}: it is over before it is issued` };
}

function jsonIn(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}

/** The first of what zod found, each with its place. */
function faultsOf(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const told = issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return issues.some(({ path }) => path.length === 0) ? EXPECTED : told.join('; ');
}

const EXPECTED =
  'expected {"source": …, "issued": …, "from": …, "stepHours": 1 … 24, "areas": {"gan": [mm, …]}}';

function refused(reason: Fault['reason'], detail: string) {
  return { forecasts: [], faults: [{ reason, detail }] };
}
