import type { ReportedBasin } from '../../devices/basin/reported-basins.ts';
import type { Drought } from '../../domain/drought.ts';
import { worstGrade } from '../../domain/grade.ts';
import { RISK_PARTS, type Risk } from '../../domain/risk.ts';
import { type FloodSources, floodPart } from './flood-part.ts';
import { agriculturalPart, droughtPart, type GaugeRain, geologicalPart } from './rain-parts.ts';

/** What the composite risk of a sub-basin is told from. */
export interface RiskSources extends FloodSources {
  readonly drought: Drought | undefined;
  readonly gauges: readonly GaugeRain[];
  readonly origin: Risk['origin'];
}

/** The composite risk of a sub-basin at a full hour: the worst of its parts, for a warning must not be averaged away. */
export function riskOf({ id, name }: ReportedBasin, sources: RiskSources): Risk {
  const { drought, gauges, time, origin } = sources;
  const parts = {
    flood: floodPart(sources),
    drought: droughtPart(drought),
    geological: geologicalPart(gauges, time),
    agricultural: agriculturalPart(drought, gauges, time),
  };
  const grade = worstGrade(RISK_PARTS.map((part) => parts[part].grade));
  const by =
    grade === null || grade === 'none' ? [] : RISK_PARTS.filter((p) => parts[p].grade === grade);
  return { subBasin: id, name, time, grade, by, origin, parts };
}
