import { isDeepStrictEqual } from 'node:util';
import { type DeviceEvent, THE_HOUSE } from '../../domain/device-event.ts';
import type { DeviceHealth } from '../../domain/device-health.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Station } from '../../domain/station.ts';
import { deviceEvents, deviceHealth } from '../../domain/topics.ts';
import type { Entry } from '../../infra/log/log.ts';
import type { Owns, StreamsContext } from '../processor.ts';
import { eventEntryOf } from '../quality/device-signs.ts';
import { type Device, deviceOf } from './device.ts';
import { NO_TALLY, recordOf, type Tally, tallyOf } from './health-record.ts';
import { takeNews } from './news.ts';
import { recall } from './recall.ts';
import {
  endSilence,
  type Hearing,
  hear,
  hearingFrom,
  lookAtHouse,
  lookAtSilence,
} from './silence.ts';
import { takeObservations, takeStamp } from './take-observations.ts';

/** The health of all devices. Its calls must come one at a time. */
export interface HealthKeeper {
  /** Takes in observations as they come from the topic. */
  take(entries: readonly Entry<readonly Observation[]>[]): Promise<void>;
  /** Goes over everybody's silence as of `now`, epoch ms; where packets wait to be taken in, as of the newest that was. */
  look(now: number, doesAnyWait?: boolean): Promise<void>;
  /** Tells how some of the devices are, in turns: those whose records are others now. */
  tellSome(now: number, turns: number): Promise<void>;
  /** Begins a device anew, as its series may be others now. */
  forget(station: Station): void;
}

/** `lastWords`: the newest record of each device, as the topic tells it on. */
export function keepHealth(
  context: StreamsContext,
  lastWords: ReadonlyMap<string, DeviceHealth>,
  owns: Owns = () => true,
): HealthKeeper {
  const ward: Ward = {
    ...{ context, lastWords, owns, slack: slackOf(context), devices: new Map() },
    hearing: hearingFrom(context.clock.now(), {
      silent: lastWords.get(THE_HOUSE)?.open[0],
      heardAt: Math.max(0, ...[...lastWords.values()].map(({ received }) => received ?? 0)),
    }),
    tally: NO_TALLY,
    met: new Set(),
    turn: 0,
  };
  return {
    take: (entries) => takeIn(ward, entries),
    look: (now, doesAnyWait = false) => lookAround(ward, now, doesAnyWait),
    tellSome: (now, turns) => tellSome(ward, now, turns),
    forget: (station) => forget(ward, station),
  };
}

/** All devices that are looked after, and what is remembered of them. */
interface Ward {
  readonly context: StreamsContext;
  readonly lastWords: ReadonlyMap<string, DeviceHealth>;
  readonly owns: Owns;
  readonly slack: number;
  readonly devices: Map<string, Device>;
  readonly hearing: Hearing;
  tally: Tally;
  /** Those whose records were looked at since the start: others do not wait for their turn. */
  readonly met: Set<string>;
  turn: number;
}

/** A replay and the simulator announce their stations every time, mostly as they were. */
function forget({ devices }: Ward, { id, series }: Station): void {
  const known = devices.get(id);
  const registered = [...(known?.series.values() ?? [])].map((one) => one.registered);
  if (known && !isDeepStrictEqual(registered, series)) devices.delete(id);
}

async function takeIn(
  ward: Ward,
  entries: readonly Entry<readonly Observation[]>[],
): Promise<void> {
  const touched = new Set<Device>();
  await takeUpAll(
    ward,
    entries.map(({ message }) => message[0]?.station ?? ''),
  );
  for (const { message } of entries) {
    const device = ward.devices.get(message[0]?.station ?? '');
    if (device && takeMessage(ward, device, message)) touched.add(device);
  }
  if (touched.size === 0) return;
  const events = [...touched].flatMap((device) => [...endSilence(device), ...takeNews(device)]);
  await tell(ward, events, ward.context.clock.now());
}

/** Returns whether there may be something to tell. */
function takeMessage(
  { hearing, slack }: Ward,
  device: Device,
  message: readonly Observation[],
): boolean {
  takeObservations(device, message, slack);
  if (device.newest) hear(hearing, device.newest);
  return device.unsettled.size > 0 || device.silences.size > 0;
}

/** Those that are registered and not known yet, with what the store has of them: many at a time, which a store elsewhere answers as few. */
async function takeUpAll(ward: Ward, ids: readonly string[]): Promise<void> {
  const unknown = new Set(ids.filter((id) => !ward.devices.has(id)));
  if (unknown.size > 0) await Promise.all([...unknown].map((id) => takeUp(ward, id)));
}

async function takeUp(ward: Ward, id: string): Promise<void> {
  const station = ward.context.stations.get(id);
  if (!station) return;
  const device = deviceOf(station, ward.lastWords.get(id)?.open);
  await recall(ward.context.store, device, ward.slack);
  ward.devices.set(id, device);
  const announced = ward.context.stations.get(id);
  if (announced) forget(ward, announced); // where it was changed while the store was read
}

/** So many are taken up at a look, for the warnings wait meanwhile. */
const ABREAST = 200;

async function lookAround(ward: Ward, now: number, doesAnyWait: boolean): Promise<void> {
  const { context, devices, hearing, owns, slack } = ward;
  const unknown = [...context.stations.keys()].filter((id) => owns(id) && !devices.has(id));
  await takeUpAll(ward, unknown.slice(0, ABREAST));
  const heardUntil = doesAnyWait ? (hearing.heard?.received ?? 0) : now;
  const until = Math.min(now - slack, heardUntil);
  const events = lookAtHouse(hearing, devices.values(), until);
  for (const device of devices.values()) {
    events.push(...lookAtSilence(device, hearing, until), ...takeNews(device));
  }
  await tell(ward, events, now);
}

async function tellSome(ward: Ward, now: number, turns: number): Promise<void> {
  const { context, devices, lastWords, turn } = ward;
  if (turn % turns === 0) await count(ward, now);
  ward.turn++;
  const changed = [...devices.values()]
    .filter(({ station }, i) => !ward.met.has(station) || i % turns === turn % turns)
    .map((device) => recordOf(device, ward.tally, now))
    .filter((record) => isNews(record, lastWords.get(record.station)));
  for (const station of devices.keys()) ward.met.add(station);
  if (changed.length > 0) await context.log.append(deviceHealth, changed);
}

/** Clocks so wrong that nothing of theirs is stored are found here, and told at the next look. */
async function count(ward: Ward, now: number): Promise<void> {
  ward.tally = await tallyOf(ward.context.journal, now);
  for (const packet of ward.tally.wrongClocks) {
    const device = ward.devices.get(packet.station);
    if (device) takeStamp(device, packet, ward.slack);
  }
}

/** The record last: it is the memory of what was told, and so what was not told is found anew after a crash. */
async function tell(ward: Ward, events: readonly DeviceEvent[], now: number): Promise<void> {
  if (events.length === 0) return;
  const { log, journal } = ward.context;
  await journal.record(events.map(eventEntryOf));
  await log.append(deviceEvents, events);
  const names = new Set(events.map(({ station }) => station));
  const records = [...names].map((name) => {
    const device = ward.devices.get(name);
    return device ? recordOf(device, ward.tally, now) : houseRecord(events, now);
  });
  await log.append(deviceHealth, records);
}

/** How much of event time, ms, goes by in a drill while a reading is under way in real time: 0 at the speed of the world. */
function slackOf({ clock: { season } }: StreamsContext): number {
  const speed = season?.speed ?? 1;
  return speed > 1 ? UNDER_WAY_MS * speed : 0;
}

const UNDER_WAY_MS = 5_000;

function houseRecord(events: readonly DeviceEvent[], time: number): DeviceHealth {
  const last = events.findLast(({ station }) => station === THE_HOUSE);
  const open = last?.holds ? [last] : [];
  const [seen, received] = [open[0]?.time ?? time, open[0]?.time ?? time];
  return {
    ...{ station: THE_HOUSE, time, seen, received, open },
    ...{ intervalSeconds: null, arrival: null, clockOffset: null, voltage: null },
    ...{ doubles: 0, rejects: {} },
  };
}

function isNews(record: DeviceHealth, told: DeviceHealth | undefined): boolean {
  if (record.seen === null && told === undefined) return false;
  return JSON.stringify({ ...told, time: 0 }) !== JSON.stringify({ ...record, time: 0 });
}
