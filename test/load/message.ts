import { generate } from 'mqtt-packet';

/**
 * Pre-encoded MQTT PUBLISH packets (QoS 1) whose time, values and packet id are patched in place: some tenths of a
 * microsecond each, so that the generator is not what is measured. The payload is 240 bytes of JSON with four
 * observations; the padding is white space, as gear that prints its JSON indented sends.
 */
export interface MessageTemplate {
  readonly length: number;
  /** Writes one packet at `offset`. `value` in thousandths gives the stage; `malformed` breaks the JSON. */
  write(target: Buffer, offset: number, message: LoadMessage): void;
}

export interface LoadMessage {
  readonly packetId: number;
  /** Epoch ms, printed in UTC to the millisecond. */
  readonly time: number;
  /** Stage in mm, 0–99,999. */
  readonly value: number;
  readonly malformed: boolean;
}

const PAYLOAD_BYTES = 240;
const TIME = '2026-01-01T00:00:00.000Z';
const VALUE = '77.777';

export function messageTemplate(device: string): MessageTemplate {
  const topic = `poyang/${device}/json`;
  const json = `{"time": "${TIME}", "values": {"stage": ${VALUE}, "rainfall": 0.5, "water_temperature": 21.3, "supply_voltage": 12.61}`;
  const payload = Buffer.from(`${json.padEnd(PAYLOAD_BYTES - 1)}}`);
  const packet = generate({
    cmd: 'publish',
    qos: 1,
    messageId: 1,
    topic,
    payload,
    dup: false,
    retain: false,
  });
  const payloadAt = packet.length - PAYLOAD_BYTES;
  const timeAt = packet.indexOf(TIME);
  const valueAt = packet.indexOf(VALUE);

  return {
    length: packet.length,
    write(target, offset, { packetId, time, value, malformed }) {
      packet.copy(target, offset);
      target.writeUInt16BE(packetId, offset + payloadAt - 2);
      target.write(new Date(time).toISOString(), offset + timeAt, 'latin1');
      writeDigits(target, offset + valueAt, value);
      if (malformed) target[offset + payloadAt] = 0x78;
    },
  };
}

/** Thousandths as "NN.NNN"; a leading zero would not be JSON, so the tens are never zero: 10 m are added below 10. */
function writeDigits(target: Buffer, at: number, thousandths: number): void {
  const shown = thousandths < 10_000 ? thousandths + 10_000 : thousandths;
  target.write(
    `${Math.floor(shown / 1000)}.${String(shown % 1000).padStart(3, '0')}`,
    at,
    'latin1',
  );
}
