import { DROUGHT_MEASURES, type Drought } from '../../domain/drought.ts';
import { worstGrade } from '../../domain/grade.ts';
import type { RiskPart } from '../../domain/risk.ts';
import {
  boundReached,
  effectiveRain,
  type RainDays,
  SLIDE_BOUNDS,
  WATERLOGGING_BOUNDS,
} from './effective-rain.ts';
import { RULES, RISK_WORDS as say } from './risk-words.ts';

/** The rain of a gauge in the sub-basin, see RainDays. */
export interface GaugeRain {
  readonly station: string;
  readonly property: string;
  readonly days: RainDays;
}

/** The geological part: what rain may set in motion. */
export function geologicalPart(gauges: readonly GaugeRain[], time: number): RiskPart {
  const rule = RULES.geological;
  const [wettest] = gauges
    .map((gauge) => ({ ...gauge, rain: effectiveRain(gauge.days) }))
    .filter(({ rain }) => !Number.isNaN(rain))
    .sort((a, b) => b.rain - a.rain);
  if (!wettest) {
    return {
      grade: null,
      rule,
      why: gauges.length === 0 ? say.noGauge : say.rainShort,
      inputs: [],
    };
  }
  const { station, property, rain, days } = wettest;
  const [grade, threshold] = boundReached(rain, SLIDE_BOUNDS) ?? ['none', mildest(SLIDE_BOUNDS)];
  const mm = { station, property, unit: 'mm', decimals: 1, time };
  return {
    grade,
    rule,
    inputs: [
      { name: say.effective, value: rain, threshold, ...mm },
      { name: say.rain24, value: days.at(-1) ?? 0, ...mm },
    ],
  };
}

/** The drought part: the drought as it is told, and what decided it. */
export function droughtPart(drought: Drought | undefined): RiskPart {
  const rule = RULES.drought;
  const measures = drought?.measures.filter(({ key }) => key === 'mci' || key === 'inflow') ?? [];
  const reasons = measures.flatMap(({ why }) => why ?? []);
  const why = drought?.grade == null ? say.noDrought : reasons[0];
  return {
    grade: drought?.grade ?? null,
    rule,
    ...(why && { why }),
    inputs: drought ? measures.flatMap((measure) => asInput(measure, drought.time)) : [],
  };
}

/** The agricultural part: fields too dry, or under water. */
export function agriculturalPart(
  drought: Drought | undefined,
  gauges: readonly GaugeRain[],
  time: number,
): RiskPart {
  const [dry, wet] = [dryFields(drought), wetFields(gauges, time)];
  const why = dry.why ?? wet.why;
  return {
    grade: worstGrade([dry.grade, wet.grade]),
    rule: RULES.agricultural,
    ...(why && { why }),
    inputs: [...dry.inputs, ...wet.inputs],
  };
}

type Side = Omit<RiskPart, 'rule'>;

/** By the soil, else by what 30 days brought and took. */
function dryFields(drought: Drought | undefined): Side {
  const found = ['soil', 'spei1']
    .flatMap((key) => drought?.measures.find((measure) => measure.key === key) ?? [])
    .find(({ value }) => value !== null);
  if (!drought || !found) return { grade: null, why: say.noFields, inputs: [] };
  return { grade: found.grade, inputs: asInput(found, drought.time) };
}

function wetFields(gauges: readonly GaugeRain[], time: number): Side {
  const value = arealRain(gauges);
  if (Number.isNaN(value)) return { grade: null, why: say.noRain3, inputs: [] };
  const [grade, threshold] = boundReached(value, WATERLOGGING_BOUNDS) ?? [
    'none',
    mildest(WATERLOGGING_BOUNDS),
  ];
  const input = { name: say.rain3, value, unit: 'mm', decimals: 1, time, threshold };
  return { grade, inputs: [input] };
}

function asInput({ key, value, unit, decimals }: Drought['measures'][number], time: number) {
  return value === null ? [] : [{ name: DROUGHT_MEASURES[key], value, unit, decimals, time }];
}

/** Mean of the gauges' last three days, mm; NaN where none knows them. */
function arealRain(gauges: readonly GaugeRain[]): number {
  const sums = gauges
    .map(({ days }) => days.subarray(-3).reduce((sum, rain) => sum + rain, 0))
    .filter((sum) => !Number.isNaN(sum));
  return sums.reduce((sum, rain) => sum + rain, 0) / sums.length;
}

function mildest(bounds: typeof SLIDE_BOUNDS): number {
  return bounds.at(-1)?.[1] ?? Number.NaN;
}
