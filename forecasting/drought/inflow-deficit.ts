import { DAY_MS } from '../../domain/time.ts';
import type { DailyRecord } from '../record/daily-record.ts';
import { sameDays, sumOf } from '../record/year-blocks.ts';
import { FEWEST_YEARS } from './basin-indices.ts';

/** The water of 30 days and its normal, m3/s; NaN where not known. */
export interface InflowDeficit {
  readonly flow: number;
  readonly normal: number;
  /** % of departure, below 0 for less than normal. */
  readonly departure: number;
  readonly years: number;
}

const DAYS = 30;

/** What the outlets shed in the 30 days up to the record's last, against the same days of the reference years. */
export function inflowDeficit(
  outlets: readonly string[],
  { present, reference }: { readonly present: DailyRecord; readonly reference: DailyRecord },
): InflowDeficit {
  const flow = total(outlets.map((id) => meanFlow(present.discharge[id])));
  const last = present.from + (present.days - 1) * DAY_MS;
  const usual = sameDays(reference, last, { back: DAYS, apartFrom: last })
    .map((at) =>
      total(
        outlets.map((id) => meanFlow(reference.discharge[id]?.subarray(at + 1 - DAYS, at + 1))),
      ),
    )
    .filter((mean) => !Number.isNaN(mean));
  const enough = usual.length >= FEWEST_YEARS;
  const normal = enough ? total(usual) / usual.length : Number.NaN;
  return { flow, normal, departure: 100 * (flow / normal - 1), years: usual.length };
}

function meanFlow(days: Float64Array | undefined): number {
  return days === undefined ? Number.NaN : sumOf(days, DAYS) / DAYS;
}

/** NaN where one of them is, or none is there. */
function total(flows: readonly number[]): number {
  return flows.length === 0 ? Number.NaN : flows.reduce((sum, flow) => sum + flow, 0);
}
