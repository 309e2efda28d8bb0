import type { AedesOptions, Client, PublishPacket } from 'aedes';
import type { Clock } from '../infra/clock.ts';
import type { Sessions } from './accounts/sessions.ts';
import type { createAppender, Kept } from './append.ts';
import { type InHand, weightOf } from './in-hand.ts';
import { type PublishAddress, publishAddress } from './publish-address.ts';
import type { Tally } from './tally.ts';

/** What the taking of publishes leans on. */
export interface PublishOptions {
  readonly append: ReturnType<typeof createAppender>;
  readonly clock: Clock;
  readonly inHand: InHand;
  readonly sessions: Sessions<Client>;
  readonly refusals: Tally;
  /** What keeps readings from being durable. */
  readonly troubles: Tally;
}

/**
 * Takes a publish: the broker acknowledges it (PUBACK, PUBREC) when `done` is called, which is when it is durable. An
 * error closes the connection without acknowledgement, so the client sends again: right for a full disk, and for a
 * publish that is not authorised, as MQTT has no other way to tell [MQTT-3.3.5-2]. Payloads are not judged here: what
 * cannot be decoded ends in `rejects`.
 */
export function publishTaker(options: PublishOptions): Required<AedesOptions>['authorizePublish'] {
  const { sessions, refusals } = options;
  return (client, packet, done) => {
    const to = publishAddress(packet.topic);
    if (client && to && sessions.speaksFor(client, to.device) && isWhole(packet)) {
      if (packet.qos !== 2) return take(options, to, packet, done);
      isHeld(client, packet).then(
        (held) => (held ? done() : take(options, to, packet, done)),
        done,
      );
    } else {
      const id = client && sessions.accountOf(client)?.id;
      refusals.count('Refused a publish and closed its connection', `${id} to ${packet.topic}`);
      done(new Error('publish not authorised'));
    }
  };
}

const NOTHING = Buffer.alloc(0);

function take(
  options: PublishOptions,
  to: PublishAddress,
  packet: PublishPacket,
  done: Kept,
): void {
  const { append, clock, inHand, troubles } = options;
  const payload = packet.payload as Buffer;
  const weight = weightOf(payload);
  inHand.take(weight);
  append({ ...to, received: clock.now(), payload }, (error) => {
    // The broker keeps a QoS 2 packet until its PUBREL, for its id alone: the bytes are on the log.
    packet.payload = NOTHING;
    if (error) troubles.count('Readings are not taken and not acknowledged', error.message);
    done(error);
    inHand.give(weight);
  });
}

/** The parser reads on into the next packet when the parts do not add up to the length (MQTT 3.1.1, 3.3). */
function isWhole({ cmd, qos, topic, payload, length, messageId = 0 }: PublishPacket): boolean {
  if (cmd !== 'publish') return true; // a last will, framed by its CONNECT
  if (qos > 0 && messageId < 1) return false; // [MQTT-2.3.1-1]
  return length === 2 + topic.length + (qos > 0 ? 2 : 0) + payload.length;
}

/** What aedes keeps of a QoS 2 publish between PUBREC and PUBREL; its types leave it out. */
interface WithPersistence {
  readonly broker: {
    readonly persistence: {
      /** Rejects when there is no such packet. */
      incomingGetPacket(client: Client, packet: PublishPacket): Promise<unknown>;
    };
  };
}

/** Whether a QoS 2 publish was taken before and its PUBREL is still to come [MQTT-4.3.3-2]. */
function isHeld(client: Client, packet: PublishPacket): Promise<boolean> {
  const { persistence } = (client as Client & WithPersistence).broker;
  return persistence.incomingGetPacket(client, packet).then(
    () => true,
    () => false,
  );
}
