import type { Decoded } from '../../domain/reading.ts';
import type { Codec, Context } from './codec.ts';
import { type ForeignReadings, foreignReadings, isTime, TOO_MANY } from './foreign-readings.ts';
import { membersOf, parseJson } from './parse-json.ts';

/**
 * Telemetry of ThingsBoard's devices and gateways (thingsboard.io/docs/reference/mqtt-api, …/gateway-api/telemetry):
 *
 *     {"stage":19.03} | {"ts":1483228800000,"values":{"stage":19.03}} | an array of either
 *     {"Device A":[{"ts":1483228800000,"values":{"stage":19.03}}],"Device B":[…]}
 *
 * `ts` is epoch ms; without it the time is when the packet was received. A gateway's devices are stations.
 */
export const thingsboard: Codec = {
  name: 'thingsboard',
  text: true,

  decode(payload, context) {
    const message = parseJson(payload);
    if (!message.ok) return message;
    const gathered = foreignReadings();
    const problem = readMessage(message.value, context, gathered);
    if (problem !== undefined) return problem;
    return { ok: true, station: context.device, readings: [...gathered.readings] };
  },
};

type Problem = Extract<Decoded, { ok: false }> | undefined;

function readMessage(message: unknown, context: Context, gathered: ForeignReadings): Problem {
  const members = membersOf(message);
  const devices = Object.entries(members ?? {});
  const isOfGateway = devices.length > 0 && devices.every(([, value]) => Array.isArray(value));
  if (!isOfGateway) return readEach(message, { context, gathered });
  for (const [station, moments] of devices) {
    const problem = readEach(moments, { context, gathered, station });
    if (problem) return problem;
  }
  return undefined;
}

interface About {
  readonly context: Context;
  readonly gathered: ForeignReadings;
  readonly station?: string;
}

function readEach(moments: unknown, about: About): Problem {
  for (const moment of Array.isArray(moments) ? moments : [moments]) {
    const problem = readMoment(moment, about);
    if (problem) return problem;
  }
  return undefined;
}

function readMoment(moment: unknown, { context, gathered, station }: About): Problem {
  const members = membersOf(moment);
  if (members === undefined)
    return { ok: false, reason: 'expected an object, or an array of them' };
  const values = membersOf(members['values']);
  const time = values && members['ts'] !== undefined ? members['ts'] : context.received;
  if (!isTime(time)) return { ok: false, reason: 'ts: expected epoch ms' };
  return gathered.add('', values ?? members, { time, station }) ? undefined : TOO_MANY;
}
