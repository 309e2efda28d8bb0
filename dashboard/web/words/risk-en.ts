import type { RiskPartKey } from '../../../domain/risk.ts';
import type { riskZh } from './risk-zh.ts';

/** The words of drought, low water and risk, in English. */
export const riskEn: typeof riskZh = {
  partlyKnown: 'In part unknown',
  markPartly:
    'Half a dot: a sub-basin is well by what is known, but a part of its risk is not known',
  seriesOfValue: 'Open the series that this number is of',
  subBasin: 'Sub-basin',
  subBasinsCounted: 'n',
  subBasins: (n, all) => (n === all ? `${n} sub-basins` : `${n} of ${all} sub-basins`),
  noAssessment: 'Nothing is assessed yet: the forecasting room does so every hour.',
  gradeNone: 'none',
  gradeUnknown: 'not known',
  notKnown: 'not known',
  because: (why) => `Not known: ${why}`,
  partly: (why) => `Not known in part: ${why}`,
  riskPart: (part) => PARTS[part],
  riskBy: (parts) => `by ${parts.toLowerCase()}`,
  riskUnknown: (parts) => `not known in part: ${parts.toLowerCase()}`,
  noSuchSubBasin: 'There is no such sub-basin.',
  noSuchStation: 'No station has this number.',
  droughtShort: 'Drought',
  listAnd: ', ',
  compositeRisk: 'Composite risk',
  compositeRule: 'The composite grade is that of the worst of the four parts.',
  risk: 'Composite risk',
  droughtTitle: 'Drought',
  droughtRule:
    'The grade is the worse of MCI and the inflow of 30 days; the other measures stand beside it.',
  measure: 'Measure',
  grade: 'Grade',
  input: 'From',
  against: (value) => `threshold ${value}`,
  asOf: (time) => `As of ${time}`,
  modelSimulated: 'Model data: simulated',
  modelReplay: 'From a replay',
  referenceYears: (from, to) => `against ${from}–${to}`,
  referenceSimulated: (from, to) =>
    `against 30 years of the simulated basin (${from}–${to}, simulated)`,
  outlineNote: 'The outlines are drawn by rule; they are no surveyed watersheds.',
  lowWaterCard: 'Low water',
  lowWaterToday: (stage) => `mean of the day ${stage} m`,
  lowWaterLine: 'Line',
  lowWaterDays: 'Below this year',
  lowWaterOfDays: (below, known) => `${below} d of ${known} known`,
  lowWaterWeeks: 'Probability that the mean stage of the week is below',
  lowWaterWeek: (week) => `Week ${week}`,
  lowWaterUsual: (percent) => `usual ${percent}`,
  lowWaterSkill: 'Skill',
  skillNote: (issues) =>
    `Brier skill score: 1 is perfect, 0 no better than the other; against climatology / persistence, each year forecast from the others, ${issues} issues. Nothing is forecast beyond four weeks.`,
  lowWaterFalls: (date, range) => `Falls below about ${date} (${range})`,
  lowWaterRises: (date, range) => `Rises above about ${date} (${range})`,
  fallsUnlikely: (percent) => `Falls below within 28 days: ${percent}`,
  risesUnlikely: (percent) => `Rises above within 28 days: ${percent}`,
  belowSince: (date) => `Below since ${date}`,
  belowAtLeastSince: (date) => `Below since ${date} at least (no record before)`,
  usualFall: (date, range, reached, years) =>
    `Usually first below about ${date} (${range}; in ${reached} of ${years} years): no forecast`,
};

const PARTS: Readonly<Record<RiskPartKey, string>> = {
  flood: 'Flood',
  drought: 'Drought',
  geological: 'Geological',
  agricultural: 'Agricultural',
};
