import { z } from 'zod';

/** A path into JSON: names and indices, "[*]" for all of an array, as in "data[*].sensors[0].value" or "$.data['water level']". */
const Path = z.string().min(1).max(256);

/** Where the readings are in JSON of a maker's own. */
export const FieldMapping = z.object({
  /** The things that bear a time each; absent: the message is one. */
  each: Path.optional(),
  /** The time in each, or else in the message; absent: when the door took it. */
  time: Path.optional(),
  /** ISO 8601, or a count since 1970. */
  timeFormat: z.enum(['iso', 's', 'ms']).default('iso'),
  /** The zone of ISO times that name none, as an offset in minutes; Beijing by default. */
  zoneMinutes: z
    .int()
    .min(-14 * 60)
    .max(14 * 60)
    .default(8 * 60),
  /** The station in each, where a message is of several. */
  station: Path.optional(),
  fields: z
    .array(
      z.object({
        path: Path,
        property: z.string().min(1).max(64),
        /** The unit it is in, where that is not the registered one. */
        unit: z.string().max(16).optional(),
        /** The value is number × factor + offset. */
        factor: z.number().default(1),
        offset: z.number().default(0),
      }),
    )
    .min(1)
    .max(64),
});
export type FieldMapping = z.infer<typeof FieldMapping>;
