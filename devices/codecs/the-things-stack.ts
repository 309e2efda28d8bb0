import type { DecodedFrame } from '../../domain/reading.ts';
import type { Codec, Context } from './codec.ts';
import { foreignReadings, TOO_MANY } from './foreign-readings.ts';
import { membersOf, parseJson } from './parse-json.ts';

/**
 * Messages of The Things Stack, the LoRaWAN network server, as its MQTT server and webhooks send them
 * (thethingsindustries.com/docs/integrations/data-formats): of an uplink the decoded payload, at the time at which the
 * network heard it. `station` is the device_id. A join says that the device is there; an uplink that no payload
 * formatter has decoded gives its bytes as text.
 */
export const theThingsStack: Codec = {
  name: 'the-things-stack',
  text: true,

  decode(payload, context) {
    const message = parseJson(payload);
    if (!message.ok) return message;
    const members = membersOf(message.value) ?? {};
    const id = membersOf(members['end_device_ids'])?.['device_id'];
    if (typeof id !== 'string')
      return { ok: false, reason: 'end_device_ids.device_id: expected a name' };
    const frame: DecodedFrame = { ok: true, station: id, readings: [] };
    const join = membersOf(members['join_accept']);
    const uplink = membersOf(members['uplink_message']);
    const time = timeOf(uplink ?? join ?? {}, members, context);
    if (join === undefined && uplink === undefined) return frame;
    if (time === undefined) return { ok: false, reason: 'received_at: expected ISO 8601' };
    frame.signs = [{ time, word: 'online', holds: true }];
    return uplink ? withUplink(frame, uplink, time) : frame;
  },
};

type Members = Readonly<Record<string, unknown>>;

function withUplink(frame: DecodedFrame, uplink: Members, time: number) {
  const gathered = foreignReadings();
  const decoded = membersOf(uplink['decoded_payload']);
  const bytes = uplink['frm_payload'];
  if (!gathered.add('', decoded ?? {}, { time })) return TOO_MANY;
  frame.readings.push(...gathered.readings);
  if (decoded === undefined && typeof bytes === 'string') frame.text = bytes.slice(0, 1_024);
  return frame;
}

/** The network server's time comes before the application server's. */
function timeOf(inner: Members, outer: Members, { received }: Context): number | undefined {
  for (const stamp of [inner['received_at'], outer['received_at']]) {
    const time = typeof stamp === 'string' && ISO.test(stamp) ? Date.parse(stamp) : Number.NaN;
    if (!Number.isNaN(time)) return time;
  }
  return received;
}

/** To the nanosecond, as Go writes it. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
