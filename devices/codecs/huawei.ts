import type { Decoded } from '../../domain/reading.ts';
import type { Codec, Context } from './codec.ts';
import { type ForeignReadings, foreignReadings, isTime, TOO_MANY } from './foreign-readings.ts';
import { membersOf, parseJson } from './parse-json.ts';
import { parseZonedTime } from './zoned-time.ts';

/**
 * Properties as Huawei Cloud's IoTDA has them (support.huaweicloud.com, iot_06_v5_3010; of a gateway iot_06_v5_3006):
 *
 *     {"services":[{"service_id":"Water","properties":{"stage":19.03},"event_time":"20151212T121212Z"}]}
 *     {"devices":[{"device_id":"A","services":[…]}]}
 *
 * An element is "service.property". A time that is absent or not in its form is when the packet was received, as there.
 */
export const huawei: Codec = {
  name: 'huawei',
  text: true,

  decode(payload, context) {
    const message = parseJson(payload);
    if (!message.ok) return message;
    const { services, devices } = membersOf(message.value) ?? {};
    const gathered = foreignReadings();
    const problem = Array.isArray(devices)
      ? readDevices(devices, context, gathered)
      : readServices(services, { context, gathered });
    if (problem) return problem;
    return { ok: true, station: context.device, readings: [...gathered.readings] };
  },
};

type Problem = Extract<Decoded, { ok: false }> | undefined;

function readDevices(
  devices: readonly unknown[],
  context: Context,
  gathered: ForeignReadings,
): Problem {
  for (const device of devices) {
    const { device_id: id, services } = membersOf(device) ?? {};
    if (typeof id !== 'string') return { ok: false, reason: 'device_id: expected a name' };
    const problem = readServices(services, { context, gathered, station: id });
    if (problem) return problem;
  }
  return undefined;
}

function readServices(
  services: unknown,
  { context, gathered, station }: { context: Context; gathered: ForeignReadings; station?: string },
): Problem {
  if (!Array.isArray(services)) return { ok: false, reason: 'services: expected an array' };
  for (const service of services) {
    const { service_id: id, properties, event_time: stamp } = membersOf(service) ?? {};
    const time = timeOf(stamp) ?? context.received;
    if (typeof id !== 'string') return { ok: false, reason: 'service_id: expected a name' };
    if (!isTime(time)) return { ok: false, reason: 'event_time: expected 20151212T121212Z' };
    if (!gathered.add(id, membersOf(properties), { time, station })) return TOO_MANY;
  }
  return undefined;
}

/** yyyyMMddTHHmmssZ, or yyyy-MM-ddTHH:mm:ss.SSSZ. */
function timeOf(stamp: unknown): number | undefined {
  if (typeof stamp !== 'string') return undefined;
  const [, ...digits] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  if (digits.length === 0) return parseZonedTime(stamp);
  const [year, month, day, hour, minute, second] = digits;
  return parseZonedTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
