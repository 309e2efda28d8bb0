import { PoyangError } from '../domain/errors.ts';
import { RAIN_FORECAST_CODEC, RainForecastPacket } from '../domain/rain-forecast.ts';
import { HOUR_MS } from '../domain/time.ts';
import type { Command } from './command.ts';
import { help } from './rain-forecast/help.ts';
import { type RainImport, rainImport } from './rain-forecast/options.ts';
import { type RainTable, readRain } from './rain-forecast/read-rain.ts';
import { openGateway } from './replay/gateway.ts';

/** Sends a file of forecast rain to a house that runs. */
export const rainForecast: Command = {
  help,
  async run(args) {
    await importRain(rainImport(args), (line) => void process.stdout.write(`${line}\n`));
    return 0;
  },
};

/**
 * Checks the whole file, then publishes a packet an area, each smaller than the door's limit, and tells of it. Throws CONFIG
 * before anything is sent.
 */
export async function importRain(asked: RainImport, say: (line: string) => void): Promise<void> {
  const table = await readRain(asked.file);
  const packets = packetsOf(table, asked);
  for (const line of summary(table)) say(line);
  if (asked.isDry) return say('Nothing was sent: leave --dry-run out.');
  const gateway = await openGateway(asked.config, asked);
  try {
    for (const packet of packets) await gateway.publish(TOPIC, JSON.stringify(packet));
  } finally {
    await gateway.close();
  }
  say(`${packets.length} areas sent and acknowledged; /api/rain-forecasts has the newest of each.`);
}

const TOPIC = `poyang/imported/${RAIN_FORECAST_CODEC}`;

function packetsOf({ from, stepHours, areas }: RainTable, asked: RainImport): RainForecastPacket[] {
  const issued = new Date(asked.issued).toISOString();
  const steps = { source: asked.source, issued, from: new Date(from).toISOString(), stepHours };
  return Object.entries(areas).map(([area, mm]) => {
    const packet = RainForecastPacket.safeParse({ ...steps, areas: { [area]: mm } });
    if (!packet.success) throw wrong(asked, packet.error.issues[0]?.message ?? '');
    if (from + mm.length * stepHours * HOUR_MS > asked.issued) return packet.data;
    throw wrong(asked, `the rain of ${area} is over before it is issued`);
  });
}

function summary({ from, stepHours, areas }: RainTable): string[] {
  return Object.entries(areas).map(([area, mm]) => {
    const sum = mm.reduce((total, one) => total + one, 0);
    const span = `${minute(from)} to ${minute(from + mm.length * stepHours * HOUR_MS)} UTC`;
    return `${area}: ${sum.toFixed(1)} mm in ${mm.length} steps of ${stepHours} h, ${span}`;
  });
}

/** "2026-07-02 00:00" */
function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

function wrong({ file, issued }: RainImport, what: string): PoyangError {
  return new PoyangError('CONFIG', `${file}, issued ${minute(issued)} UTC: ${what}.`);
}
