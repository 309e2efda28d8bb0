import type { DecodedFrame } from '../../../domain/reading.ts';
import type { Element } from './elements.ts';

/** What has been read of a body so far, and what holds for that which follows. */
export interface Report {
  readonly frame: DecodedFrame;
  /** Epoch ms of the readings that follow: the observation time; before the first of those, the sending time. */
  time: number;
  /** The station that follows, where it is not the frame's own. */
  station: string | undefined;
  /** The time step of the series that follows, ms. */
  step: number | undefined;
}

/** Adds one value, and the bytes of a maker's own element that is no number. A number that names a state is no value: null. */
export function addReading(
  { frame, station }: Report,
  { id, property, unit, states }: Element,
  time: number,
  value: number | null,
  raw?: string,
) {
  const isState = value !== null && states.includes(value);
  const reading = { time, element: id, property, value: isState ? null : value, unit };
  const own = raw === undefined ? reading : { ...reading, raw };
  frame.readings.push(station === undefined ? own : { ...own, station });
}

/** Adds a picture: the bytes themselves, not a view of the packet. */
export function addPicture(report: Report, bytes: Uint8Array) {
  if (bytes.length === 0) return;
  const { frame, time, station } = report;
  frame.attached ??= [];
  const picture = { time, mediaType: 'image/jpeg', bytes: Uint8Array.from(bytes) } as const;
  frame.attached.push(station === undefined ? picture : { ...picture, station });
}

/** From here on the readings are of that station. */
export function enterStation(report: Report, address: string) {
  report.station = address === report.frame.station ? undefined : address;
  report.step = undefined;
}

/** Text as gear in the field writes it: ASCII, or Chinese in GB 18030. Never fails. */
export function textOf(bytes: Uint8Array): string {
  return gb18030.decode(bytes);
}

const gb18030 = new TextDecoder('gb18030');
