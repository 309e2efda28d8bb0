import { codecNamed } from '../../devices/codecs/codecs.ts';
import { RAIN_FORECAST_CODEC } from '../../domain/rain-forecast.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { DecodedFrame } from '../../domain/reading.ts';
import type { Reject } from '../../domain/reject.ts';
import type { JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';
import { decode } from './decode.ts';
import type { SignOf } from './device-signs.ts';
import { type Fault, unknownSeries, unknownStation, wrongStation } from './fault.ts';
import { gather, rejectsOfGivenUp } from './gather.ts';
import type { LatePackets } from './late-packets.ts';
import { isCalled } from './match.ts';
import type { MemoryKeeper } from './memory-keeper.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';
import type { PartEntry, PartKeeper } from './part-keeper.ts';
import { attachmentsIn, signsIn } from './receive-extras.ts';
import { type Received, receiveReadings } from './receive-readings.ts';
import { rejectsOf } from './reject.ts';
import { type Registers, type Relayed, relay } from './relay.ts';

/** What a batch comes to: the series with arrivals to be judged, what goes no further, and what is no number. */
export interface Intake {
  readonly touched: Set<MonitoredSeries>;
  readonly rejects: Reject[];
  readonly signs: SignOf[];
  readonly attachments: JournalEntry[];
  /** Old readings beyond the few that live ones do not mind. */
  readonly putOff: RawPacket[];
}

export interface Receiving extends Registers {
  /** Whether the packet may have been dealt with before a restart. */
  readonly isAgain: (entry: Entry<RawPacket>) => boolean;
  readonly parts: PartKeeper;
  readonly memories: MemoryKeeper;
  readonly late: LatePackets;
}

/** Decodes packets, matches their readings to series, converts them and checks their clocks. */
export function receive(entries: readonly Entry<RawPacket>[], receiving: Receiving): Intake {
  const intake: Intake = {
    touched: new Set(),
    rejects: [],
    signs: [],
    attachments: [],
    putOff: [],
  };
  for (const entry of entries) {
    receiving.parts.meet(entry);
    if (entry.message.codec === RAIN_FORECAST_CODEC) continue; // streams/rain-forecasts takes those
    const { arrived, faults } = receivePacket(entry, receiving, intake);
    const again = receiving.isAgain(entry);
    for (const series of arrived) {
      intake.touched.add(series);
      if (again) series.again = true;
    }
    if (faults.length > 0) intake.rejects.push(...rejectsOf(entry, faults));
  }
  intake.rejects.push(...givenUpBy(receiving));
  intake.putOff.push(...receiving.late.take());
  return intake;
}

/** A message that will not be whole, but for one whose parts have been read alone. */
function givenUpBy(receiving: Receiving): Reject[] {
  return receiving.parts
    .expire()
    .filter(({ parts }) => !parts.every((entry) => readsAlone(entry, receiving)))
    .flatMap(rejectsOfGivenUp);
}

function receivePacket(entry: Entry<RawPacket>, receiving: Receiving, intake: Intake): Received {
  const { message: packet } = entry;
  const codec = codecNamed(packet.codec);
  const station = receiving.stationOf(packet.device);
  const { parts, memories, late } = receiving;
  const gathered = gather(entry, codec, parts, station?.gear);
  if (gathered === undefined) return NOTHING;
  const { payload, entries, isPart } = gathered;
  const frame = decode({ ...packet, payload }, codec, {
    gear: station?.gear,
    memory: memories.of(packet),
  });
  if (!frame.ok) return isPart ? NOTHING : refused(frame.fault);
  if (entries.length === 1 && late.puts(packet, frame)) return NOTHING;
  if (frame.remember) memories.keep(packet, frame.remember);
  const relayed = relay(frame, packet.device, receiving);
  if (relayed) return receiveRelayed(relayed, entries, intake);
  if (!station) return refused(unknownStation(packet.device));
  if (!isCalled(station, frame.station)) return refused(wrongStation(station, frame.station));
  return receiveFrame(frame, station, { entries, intake });
}

/**
 * What a frame says of its station; where nothing leads to it, neither readings nor signs nor pictures, it is rejected for its
 * elements. The last of the packets is that which made it whole.
 */
function receiveFrame(
  frame: DecodedFrame,
  station: MonitoredStation,
  { entries, intake }: { entries: readonly PartEntry[]; intake: Intake },
): Received {
  const last = entries.at(-1);
  if (last === undefined) return NOTHING;
  const signs = signsIn(frame, station, last);
  const attachments = attachmentsIn(frame, station, entries);
  intake.signs.push(...signs);
  intake.attachments.push(...attachments);
  const received = receiveReadings(frame.readings, station, last);
  const led = [signs, attachments, received.arrived, received.faults];
  if (led.some(({ length }) => length > 0)) return received;
  return { arrived: [], faults: frame.readings.map((one) => unknownSeries(one, station)) };
}

function receiveRelayed(
  { frames, faults }: Relayed,
  entries: readonly PartEntry[],
  intake: Intake,
): Received {
  const received = frames.map(({ frame, station }) =>
    receiveFrame(frame, station, { entries, intake }),
  );
  return {
    arrived: received.flatMap(({ arrived }) => arrived),
    faults: [...faults, ...received.flatMap((one) => one.faults)],
  };
}

const NOTHING: Received = { arrived: [], faults: [] };

function refused(fault: Fault): Received {
  return { arrived: [], faults: [fault] };
}

function readsAlone({ message }: Entry<RawPacket>, { stationOf }: Receiving): boolean {
  const frame = decode(message, codecNamed(message.codec), {
    gear: stationOf(message.device)?.gear,
  });
  return frame.ok && saysSomething(frame);
}

function saysSomething({ readings, text, attached }: DecodedFrame): boolean {
  return readings.length > 0 || text !== undefined || attached !== undefined;
}
