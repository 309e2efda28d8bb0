import { z } from 'zod';

/** How one device departs from HJ 212. What is left out is as the standard has it. */
export const Hj212Settings = z.object({
  /** modbus: the CRC of Modbus, low byte first, is taken too, as some makers send it. */
  crc: z.enum(['standard', 'modbus']).default('standard'),
  /** The unit of all that it measures in the air, where that is not the tables'. */
  air: z.enum(['ug/m3', 'mg/m3']).optional(),
  /** The units that it sends, where they are not those of the tables, by code: `{ "a34004": "mg/m3" }`. */
  units: z.record(z.string(), z.string()).default({}),
  /**
   * The functions whose data are the station's observations. A station that sends several kinds needs one named, for
   * the mean of an hour bears the same time as the real-time value at its beginning.
   */
  observes: z.array(z.string()).default(['2011', '2051', '2061']),
  /** Minutes that the data of function 2051 span (MinInterval); unknown, their totals keep the time of their start. */
  minutes: z.int().min(1).max(60).optional(),
});
export type Hj212Settings = z.infer<typeof Hj212Settings>;
