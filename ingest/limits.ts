import { MINUTE_MS, SECOND_MS } from '../domain/time.ts';

/** How much the door bears. Every buffer and every wait has its bound here. */
export interface DoorLimits {
  /** ms from the connection to a complete CONNECT. */
  readonly connectMs: number;
  /** ms a client may take to finish a packet it began, or to read what it was sent. */
  readonly stallMs: number;
  readonly connections: number;
  /** Generous: many stations may share the address of a gateway or a mobile network. */
  readonly connectionsPerAddress: number;
  /** ms that a raw TCP link may be open before it has brought a frame of a device that is let in. */
  readonly strangerMs: number;
  /** ms that a link of a device may be silent: longer than an hour, for gear that reports by the hour and keeps its link. */
  readonly idleMs: number;
  /** Bytes of publishes not yet durable, over all connections; see `weightOf`. */
  readonly inHandBytes: number;
}

/** For one machine with some thousand stations. */
export const doorLimits: DoorLimits = {
  connectMs: 10 * SECOND_MS,
  stallMs: MINUTE_MS / 2,
  connections: 20_000,
  connectionsPerAddress: 2_000,
  strangerMs: 5 * MINUTE_MS,
  idleMs: 70 * MINUTE_MS,
  inHandBytes: 64 * 1024 * 1024,
};

/** A packet before CONNACK, and whatever a client sends with it before it is let in. */
export const STRANGER_BYTES = 4 * 1024;
/** The remaining length of any packet after that (MQTT 3.1.1, 2.2.3). */
export const PACKET_BYTES = 64 * 1024;
