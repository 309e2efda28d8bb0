import { z } from 'zod';
import { CsvSettings } from './csv-settings.ts';
import { FieldMapping } from './field-mapping.ts';
import { Hj212Settings } from './hj212-settings.ts';

/** How the gear of one station speaks, where that does not follow from its frames. */
export const Gear = z.object({
  /** Its language, for doors whose address names none: the name of a codec. */
  codec: z.string().max(32).optional(),
  /** What its elements mean here, by their own names: `{ "FF11": "stage", "temperature": "water_temperature" }`. */
  elements: z.record(z.string(), z.string()).default({}),
  hj212: Hj212Settings.optional(),
  csv: CsvSettings.optional(),
  mapping: FieldMapping.optional(),
});
export type Gear = z.infer<typeof Gear>;
