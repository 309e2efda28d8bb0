import type { Drought } from '../../../domain/drought.ts';
import { type Grade, gradeRank, severityOf } from '../../../domain/grade.ts';
import { RISK_PARTS, type Risk, type RiskPartKey } from '../../../domain/risk.ts';
import type { Severity } from '../../../domain/severity.ts';
import type { Hazard, Station } from '../../../domain/station.ts';
import type { Words } from '../../../domain/words.ts';
import type { Condition } from '../marks/mark.ts';
import { AREA_LAYERS, type AreaLayerKey, type LayerKey } from '../registry/layers.ts';

/** One sub-basin in a layer of sub-basins: its line in the list, its fill and its mark on the map. */
export interface AreaRow {
  readonly id: string;
  readonly name: Words;
  readonly grade: Grade;
  readonly severity: Severity | undefined;
  readonly hazard: Hazard;
  /** What a mark without a level shows: a dot for well, half of one where a part is not known, a cross for not known. */
  readonly condition: Condition;
  /** What the legend counts it as. */
  readonly category: Severity | 'normal' | 'partly' | 'none';
  /** Parts of the risk that have this grade. */
  readonly by: readonly RiskPartKey[];
  /** Parts of the risk that are not known, or in part only. */
  readonly unknown: readonly RiskPartKey[];
  readonly time: number;
  readonly origin: Station['origin'];
}

/** What is known of the sub-basins. */
export interface AreaInput {
  readonly droughts: ReadonlyMap<string, Drought>;
  readonly risks: ReadonlyMap<string, Risk>;
}

/** Whether a layer shows sub-basins instead of stations. */
export function isAreaLayer(layer: LayerKey): layer is AreaLayerKey {
  return (AREA_LAYERS as readonly string[]).includes(layer);
}

/** The sub-basins of a layer, worst first; none in a layer of stations. */
export function areaRows(layer: LayerKey, { droughts, risks }: AreaInput): AreaRow[] {
  if (!isAreaLayer(layer)) return [];
  const rows =
    layer === 'drought' ? [...droughts.values()].map(ofDrought) : [...risks.values()].map(ofRisk);
  return rows.sort((a, b) => gradeRank(b.grade) - gradeRank(a.grade) || unsure(b) - unsure(a));
}

/** Of those that are well by all that is known, what is known in part comes first. */
function unsure({ category }: AreaRow): number {
  return category === 'partly' ? 1 : 0;
}

function ofDrought({ subBasin, name, grade, time, origin }: Drought): AreaRow {
  const parts = { by: [], unknown: [] };
  return { id: subBasin, name, time, origin, ...parts, hazard: 'low_water', ...looks(grade) };
}

/** Too much water points up, too little down. */
function ofRisk(risk: Risk): AreaRow {
  const { subBasin, name, grade, by, time, origin } = risk;
  const wet = by.length === 0 || by.includes('flood') || by.includes('geological');
  const hazard = wet ? 'flood' : 'low_water';
  const unknown = unknownParts(risk);
  return { id: subBasin, name, time, origin, by, unknown, hazard, ...looks(grade, unknown) };
}

/** The parts of a risk that are not known, or in part only: no grade says that those are well. */
export function unknownParts({ parts }: Risk): RiskPartKey[] {
  return RISK_PARTS.filter((part) => parts[part].why !== undefined);
}

function looks(
  grade: Grade,
  unknown: readonly RiskPartKey[] = [],
): Pick<AreaRow, 'grade' | 'severity' | 'condition' | 'category'> {
  const severity = severityOf(grade);
  const condition = conditionOf(grade, unknown.length > 0);
  const plain = { good: 'normal', partly: 'partly', none: 'none' } as const;
  return { grade, severity, condition, category: severity ?? plain[condition] };
}

/** What the mark of a grade says of how much is known; a level that is reached is reached, whatever else is not known. */
export function conditionOf(grade: Grade, isPartly: boolean): 'good' | 'partly' | 'none' {
  if (grade === null) return 'none';
  return grade === 'none' && isPartly ? 'partly' : 'good';
}
