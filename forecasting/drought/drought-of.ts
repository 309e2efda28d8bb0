import type { ReportedBasin } from '../../devices/basin/reported-basins.ts';
import type { AssessmentInput } from '../../domain/assessment-input.ts';
import type { Drought, DroughtMeasure, Reference } from '../../domain/drought.ts';
import { type Grade, worstGrade } from '../../domain/grade.ts';
import type { Severity } from '../../domain/severity.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Words } from '../../domain/words.ts';
import type { DailyRecord } from '../record/daily-record.ts';
import {
  type BasinIndex,
  basinIndices,
  FEWEST_YEARS,
  type IndexKey,
  isEnough,
} from './basin-indices.ts';
import { gradeOfIndex, gradeOfInflow, gradeOfSoilMoisture } from './drought-grade.ts';
import { DROUGHT_WORDS as say } from './drought-words.ts';
import { inflowDeficit } from './inflow-deficit.ts';
import { SOIL_DAYS, type SoilDays, soilRelative } from './soil-relative.ts';

/** What the drought of a sub-basin is told from. */
export interface DroughtSources {
  readonly present: DailyRecord;
  readonly reference: DailyRecord;
  readonly told: Reference | null;
  /** Of the stations in the sub-basin. */
  readonly soils: readonly SoilDays[];
  readonly origin: Drought['origin'];
}

/** The drought of a sub-basin at the end of the record's last day; each measure known, or with the reason why it is not. */
export function droughtOf(basin: ReportedBasin, sources: DroughtSources): Drought {
  const { present, told, origin } = sources;
  const time = present.from + present.days * DAY_MS;
  const indices = basinIndices({ id: basin.id, ...sources });
  const measures = [
    ...(Object.keys(indices) as IndexKey[]).map((key) => indexMeasure(key, indices[key], time)),
    soilMeasure(sources.soils, time),
    inflowMeasure(basin, sources, time),
  ];
  const grade = worstGrade(
    measures.filter(({ key }) => key === 'mci' || key === 'inflow').map((one) => one.grade),
  );
  const { id: subBasin, name } = basin;
  return { subBasin, name, time, grade, origin, reference: told, measures };
}

function indexMeasure(key: IndexKey, index: BasinIndex, time: number): DroughtMeasure {
  const { value, days, rain, evaporation } = index;
  const looksAtEvaporation = !/^spi\d/.test(key);
  const inputs = [
    inputOf(say.rain(days), { value: rain, unit: 'mm', decimals: 0, time }),
    ...(looksAtEvaporation
      ? [inputOf(say.evaporation(days), { value: evaporation, unit: 'mm', decimals: 0, time })]
      : []),
  ];
  const why = Number.isNaN(value) ? whyNoIndex(index, looksAtEvaporation) : undefined;
  return measure(key, { value, unit: '1', decimals: 2, grade: gradeOfIndex, inputs, why });
}

function whyNoIndex({ days, known, years }: BasinIndex, looksAtEvaporation: boolean): Words {
  if (!isEnough(known.rain, days)) return say.rainKnown(known.rain, days);
  if (looksAtEvaporation && !isEnough(known.evaporation, days))
    return say.evaporationKnown(known.evaporation, days);
  return years < FEWEST_YEARS ? say.years(years) : say.rainKnown(known.rain, days);
}

function soilMeasure(soils: readonly SoilDays[], time: number): DroughtMeasure {
  const known = soilRelative(soils);
  const mean = known.reduce((sum, { relative }) => sum + relative, 0) / known.length;
  const driest = known.toSorted((a, b) => a.relative - b.relative)[0];
  const common = { unit: '%', decimals: 0, time };
  const inputs = driest
    ? [
        inputOf(say.soilMean(known.length), { value: mean, ...common }),
        inputOf(say.soilDriest, { value: driest.relative, station: driest.station, ...common }),
      ]
    : [];
  const why = soils.length === 0 ? say.noSoil : say.soilShort(SOIL_DAYS);
  return measure('soil', {
    ...{ value: mean, unit: '%', decimals: 0, inputs },
    grade: gradeOfSoilMoisture,
    why: driest ? undefined : why,
  });
}

function inflowMeasure(
  { outlets }: ReportedBasin,
  sources: DroughtSources,
  time: number,
): DroughtMeasure {
  const { flow, normal, departure, years } = inflowDeficit(outlets, sources);
  const common = { unit: 'm3/s', decimals: 0, time };
  const inputs = [
    inputOf(say.flow, { value: flow, ...common }),
    inputOf(say.normal, { value: normal, ...common }),
  ];
  const lacking = years < FEWEST_YEARS ? say.years(years) : say.noFlow;
  const why = outlets.length === 0 ? say.noOutlet : lacking;
  return measure('inflow', {
    ...{ value: departure, unit: '%', decimals: 0, grade: gradeOfInflow, inputs },
    why: Number.isNaN(departure) ? why : undefined,
  });
}

function measure(
  key: DroughtMeasure['key'],
  told: {
    readonly value: number;
    readonly unit: string;
    readonly decimals: number;
    readonly grade: (value: number) => Severity | undefined;
    readonly why: Words | undefined;
    readonly inputs: readonly AssessmentInput[];
  },
): DroughtMeasure {
  const { value, unit, decimals, grade, why, inputs } = told;
  const graded: Grade = why ? null : (grade(value) ?? 'none');
  return {
    ...{ key, value: why ? null : value, unit, decimals, grade: graded },
    ...(why && { why }),
    inputs: inputs.filter((input) => Number.isFinite(input.value)),
  };
}

function inputOf(name: Words, rest: Omit<AssessmentInput, 'name'>): AssessmentInput {
  return { name, ...rest };
}
