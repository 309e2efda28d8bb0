import type { z } from 'zod';

/** A named stream of one kind of message. Records of one key keep their order; a key is one station. */
export interface Topic<Message> {
  readonly name: string;
  /** Compacted topics keep the newest record of every key for good; the others keep a span of time. */
  readonly compacted: boolean;
  key(message: Message): string;
  encode(message: Message): Uint8Array;
  /** Throws when the bytes are not such a message: the log is a door, what is read is parsed. */
  decode(bytes: Uint8Array): Message;
}

const text = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A topic whose messages travel as JSON and are checked by their schema when read. */
export function jsonTopic<Message>(topic: {
  name: string;
  schema: z.ZodType<Message>;
  key(message: Message): string;
  compacted?: boolean;
}): Topic<Message> {
  return {
    name: topic.name,
    compacted: topic.compacted ?? false,
    key: topic.key,
    encode: (message) => text.encode(JSON.stringify(message)),
    decode: (bytes) => topic.schema.parse(JSON.parse(utf8.decode(bytes))),
  };
}
