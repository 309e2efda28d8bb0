import { propertyOf } from '../../../domain/property.ts';
import type { Decoded, DecodedFrame, Reading } from '../../../domain/reading.ts';
import type { Codec, Context } from '../codec.ts';
import { isTime } from '../foreign-readings.ts';
import { type Metric, numberIn, type Payload, readPayload } from './payload.ts';
import { hasGap, NEW_SESSION, type Session, sessionAfter, sortOf } from './session.ts';

/**
 * Sparkplug B (sparkplug.eclipse.org, specification 3.0.0): births, data and deaths of edge nodes and devices. A metric
 * is an element by its name, which a birth gives its alias; births and data say that the device is online, deaths that
 * it is not. A historical metric is a reading of its own time; a transient one is none. `remember` is the session, which
 * the next packet of the device is to be given as `memory`.
 */
export const sparkplugB: Codec = {
  name: 'sparkplug-b',

  decode(bytes, context) {
    try {
      return readFrame(readPayload(bytes), context);
    } catch (error) {
      if (error instanceof RangeError) {
        return { ok: false, reason: `not Sparkplug B: ${error.message}` };
      }
      throw error;
    }
  },
};

function readFrame(payload: Payload, { device, received, memory }: Context): Decoded {
  const before = (memory as Session | undefined) ?? NEW_SESSION;
  const sort = sortOf(payload, before);
  // A node's death was written when it connected: it holds from when the broker says so.
  const time = payload.seq === undefined ? (received ?? payload.timestamp) : payload.timestamp;
  const session = sessionAfter(payload, before);
  const at = time ?? received;
  if (!isTime(at)) return { ok: false, reason: 'a payload without a timestamp' };
  const frame: DecodedFrame = { ok: true, station: device, function: sort, readings: [] };
  frame.remember = { memory: session, lasting: sort !== 'data' };
  if (sort === 'old_death') return frame;
  frame.signs = [{ time: at, word: 'online', holds: session.online }];
  if (hasGap(payload, before)) frame.text = `sequence ${payload.seq} after ${before.seq}`;
  for (const metric of payload.metrics) readMetric(metric, session, at, frame);
  return unnamedIn(payload, session) ?? frame;
}

/** Numbers of things that no birth has named: the device has to be asked for one, and its packets are kept till then. */
function unnamedIn({ metrics }: Payload, { names }: Session): Decoded | undefined {
  const nameless = metrics.filter(
    ({ name, alias }) => name === undefined && names[String(alias)] === undefined,
  );
  if (nameless.length === 0 || nameless.length < metrics.length) return undefined;
  return { ok: false, reason: `no birth has named alias ${nameless[0]?.alias}` };
}

function readMetric(metric: Metric, session: Session, at: number, frame: DecodedFrame): void {
  const [aliased, birthtype] = session.names[String(metric.alias)] ?? [];
  const element = metric.name ?? aliased;
  if (element === undefined || element === 'bdSeq' || metric.isTransient) return;
  const value = metric.isNull ? null : numberIn(metric, metric.datatype ?? birthtype);
  const time = metric.timestamp ?? at;
  if (value === undefined || !isTime(time)) return;
  const last = element.slice(element.lastIndexOf('/') + 1);
  const property = propertyOf(last) ? last : undefined;
  const reading: Reading = { time, element, property, value, unit: undefined };
  frame.readings.push(reading);
}
