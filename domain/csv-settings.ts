import { z } from 'zod';

/** How one device writes its lines. */
export const CsvSettings = z.object({
  /** The columns in their order, "time" among them; "" is passed over. Absent: the first line names them. */
  columns: z.array(z.string().max(64)).min(1).max(64).optional(),
  separator: z.enum([',', ';', '\t', ' ', '|']).default(','),
  /** The zone of times that name none, as an offset in minutes; Beijing by default. */
  zoneMinutes: z
    .int()
    .min(-14 * 60)
    .max(14 * 60)
    .default(8 * 60),
  /** What stands where there is no value, besides nothing. */
  missing: z.array(z.string()).default(['NaN', 'null', '-', 'M', '-9999', '-999.9']),
});
export type CsvSettings = z.infer<typeof CsvSettings>;
