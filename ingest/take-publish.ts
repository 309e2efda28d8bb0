import type { AedesOptions, Client, PublishPacket } from 'aedes';
import type { Account } from '../domain/account.ts';
import type { Clock } from '../infra/clock.ts';
import type { Sessions } from './accounts/sessions.ts';
import type { Keep, Kept } from './append.ts';
import type { GuardedStream } from './frame-guard.ts';
import type { PublishAddress } from './publish-address.ts';
import type { Tally } from './tally.ts';
import type { TopicTable } from './topic-table.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** What the taking of publishes leans on. */
export interface PublishOptions {
  readonly keep: Keep;
  readonly clock: Clock;
  readonly sessions: Sessions<Client>;
  readonly refusals: Tally;
  readonly waitingRoom: WaitingRoom;
  readonly topicTable: TopicTable;
}

/**
 * Takes a publish: the broker acknowledges it (PUBACK, PUBREC) when `done` is called, which is when it is durable. An
 * error closes the connection without acknowledgement, so the client sends again: right for a full disk, and for a
 * publish that is not authorised, as MQTT has no other way to tell [MQTT-3.3.5-2]. Payloads are not judged here: what
 * cannot be decoded ends in `rejects`.
 */
export function publishTaker(options: PublishOptions): Required<AedesOptions>['authorizePublish'] {
  const { sessions, topicTable } = options;
  return (client, packet, done) => {
    const account = client ? sessions.accountOf(client) : undefined;
    const to = topicTable.addressOf(packet.topic, account?.id ?? '');
    const mayPublish = client && to && sessions.speaksFor(client, to.device) && isWhole(packet);
    if (!mayPublish) {
      refuse(options, { client, account, to }, packet);
      done(new Error('publish not authorised'));
    } else if (packet.qos !== 2) take(options, to, packet, done);
    else {
      isHeld(client, packet).then(
        (held) => (held ? done() : take(options, to, packet, done)),
        done,
      );
    }
  };
}

interface Refused {
  readonly client: Client | null;
  readonly account: Account | undefined;
  readonly to: PublishAddress | undefined;
}

function refuse(options: PublishOptions, refused: Refused, packet: PublishPacket): void {
  const { client, account, to } = refused;
  const isForeign = client && to && !options.sessions.speaksFor(client, to.device);
  if (isForeign && account?.role === 'gateway') {
    wait(options, client, packet, { id: account.id, to });
  }
  const example = `${account?.id} to ${packet.topic}`;
  options.refusals.count('Refused a publish and closed its connection', example);
}

/** What a gateway sent for a station that it may not speak for is kept until a person lets it, or not. */
function wait(
  { waitingRoom }: PublishOptions,
  client: Client,
  packet: PublishPacket,
  { id, to }: { readonly id: string; readonly to: PublishAddress },
): void {
  waitingRoom.note({
    name: to.device,
    door: 'mqtt',
    through: id,
    from: (client.conn as GuardedStream).address,
    frame: { codec: to.codec, payload: packet.payload as Buffer },
  });
}

const NOTHING = Buffer.alloc(0);

function take(
  { keep, clock }: PublishOptions,
  to: PublishAddress,
  packet: PublishPacket,
  done: Kept,
): void {
  keep({ ...to, received: clock.now(), payload: packet.payload as Buffer }, (error) => {
    // The broker keeps a QoS 2 packet until its PUBREL, for its id alone: the bytes are on the log.
    packet.payload = NOTHING;
    done(error);
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
