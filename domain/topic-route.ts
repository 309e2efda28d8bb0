import { z } from 'zod';

/**
 * What an MQTT topic that is not poyang/<device>/<codec> says. In `pattern` each level is itself, `{device}`, `{codec}` or `+`, which is any:
 * "sys/+/{device}/up". Gear of platforms keeps its topics that way.
 */
export const TopicRoute = z.object({
  pattern: z
    .string()
    .min(1)
    .max(200)
    .regex(
      /^(\{device\}|\{codec\}|\+|[^+#{}/\0]+)(\/(\{device\}|\{codec\}|\+|[^+#{}/\0]+))*$/,
      'levels between "/": each a word, {device}, {codec} or +',
    ),
  /** A codec's name; absent where the pattern has {codec}. */
  codec: z
    .string()
    .regex(/^[a-z0-9_-]{1,32}$/)
    .optional(),
  /** The device; absent where the pattern has {device}, or where it is the account that publishes. */
  device: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  removed: z.boolean().default(false),
});
export type TopicRoute = z.infer<typeof TopicRoute>;
