/** What a reading's topic says: whose it is, and how it is written. */
export interface PublishAddress {
  readonly device: string;
  readonly codec: string;
}

const TOPIC = /^poyang\/([A-Za-z0-9_-]{1,64})\/([a-z0-9_-]{1,32})$/;

/**
 * Reads `poyang/<device>/<codec>`. Everything else is undefined: wildcards, NUL, and the U+FFFD that invalid UTF-8
 * became. A codec that nobody knows is none of the door's business: it ends in `rejects`.
 */
export function publishAddress(topic: string): PublishAddress | undefined {
  const match = TOPIC.exec(topic);
  return match ? { device: match[1] as string, codec: match[2] as string } : undefined;
}

/** The only filter a device may subscribe to: what people send down to it. */
export function downFilter(device: string): string {
  return `poyang/${device}/down/#`;
}
