import type { forecastZh } from './forecast-zh.ts';

/** The words of the forecasts, in English. */
export const forecastEn: typeof forecastZh = {
  forecast: 'Forecast',
  forecastMedian: 'forecast median',
  forecastBands: '50 %, 90 % bands',
  forecastOf: (time) => `Forecast issued ${time}`,
  issuedAt: (time) => `issued ${time}`,
  forecastStale: (time, age) =>
    `The forecast is stale: issued ${time}, ${age} ago. It says little of now.`,
  forecastAt: (value) => `forecast ${value}`,
  readBand: (share, from, to) => `${share} ${from}–${to}`,
  crestAt: (value) => `crest ${value}`,
  earlierForecasts: 'Earlier forecasts',
  earlierCount: (n, time) => `${n}, the earliest of ${time}`,
  earlierNone: 'none before this one',
  earlierMore: 'further back',

  hoursBetween: (from, to) => `${from}–${to} h`,
  within: (duration) => `≤ ${duration}`,
  atLeast: (duration) => `≥ ${duration}`,
  anyTime: 'any time',
  notWithin: (days) => `not in ${days}`,
  willCrest: (time, value, from, to) => `crest expected ${time} at ${value} (${from}–${to})`,
  willReach: (line, range, percent) => `${lower(line)} expected in ${range} (${percent})`,
  mayReach: (line, earliest, percent) =>
    `${lower(line)} in ${earliest} at the earliest (${percent})`,
  mayReachNow: (line, percent) => `${lower(line)} possible at any time (${percent})`,
  willNotReach: (line, days) => `${lower(line)} not expected within ${days}`,

  foreseenShort: (level) => `fc. ${level}`,
  foreseenLevel: (numeral, word) => `forecast ${numeral} ${word}`,
  foreseenCounted: 'Forecast warnings',
  foreseenRule: 'A mark of broken lines: the level is forecast, and not observed yet.',
  foreseenWarning: (numeral, hazard, percent) =>
    `Forecast: level ${numeral} ${hazard} warning, probability ${percent}`,
  foreseenExpected: (time) => `expected ${time}`,
  foreseenIssued: (station, numeral, hazard) =>
    `${station}: level ${numeral} ${hazard} warning by forecast, not observed yet`,
  foreseenEnded: (station, hazard) => `${station}: ${hazard} warning by forecast ended`,

  lead: 'Lead',
  leadHours: (n) => `+${n} h`,
  quantiles: 'Quantiles',
  exceedance: 'Probability of',
  probability: 'Prob.',
  reachedIn: 'In',
  reachedAlready: 'reached',
  reachedNot: (days) => `not in ${days}`,

  skill: 'Can this forecast be trusted?',
  skillError: (hours, error) =>
    `At ${hours} h this forecast has been right to ±${error} nine times of ten`,
  skillBetter: (percent) => `${percent} better than “no change”`,
  skillWorse: (percent) => `${percent} worse than “no change”`,
  skillCoverage: (percent) => `the model's own 90 % band held ${percent} of what came`,
  skillHeld: (hours, held, judged) =>
    `Of ${judged} forecasts of ${hours} h issued here by this model that have come true, the 90 % band held ${held}.`,
  skillStretch: (times) =>
    `What came true before has set its bands to ${times} times the width of the model's own.`,
  gradeRule: 'Grades by qualified rate and determinism of GB/T 22482, the worse of both counting.',
  skillSimulated:
    'Model data: simulated. Trained and judged in the simulated basin, it says nothing of a measured river.',
  skillObserved: 'Model data: observed.',
  skillInstead: (feature) =>
    `The model lacked “${feature}”: this one is “no change” in its place, and the scores below are not of it.`,
  skillNone: 'The scores of the model are not known yet.',
  skillNoRain:
    'Made without a rain forecast: it knows the rain that had fallen by its issue, and none to come.',
  modelLabel: 'Model',
  trainedAt: 'Trained',
  learnedSpan: 'Learned from',
  verifiedSpan: 'Judged on',
  issuesSpan: (from, to, n) => `${from} to ${to}, ${n} issues`,
  judgedSpan: (from, to, n, all) => `${from} to ${to}, ${n} of ${all} issues`,
  warnsAt: 'Warns at',
  warnsFrom: (percent) => `≥ ${percent}`,
  skillByLead: 'Scores by lead',
  skillRule:
    'Error: nine times of ten no more than this. CRPSS against “no change”: better above 0. Cover: share of what came that the band of the model alone held, before what comes true here sets its width. QR: qualified rate. DC: determinism. The model had learned from none of the issues judged.',
  scoreError: 'Error',
  scoreCoverage: 'Cover',
  scoreGrade: 'Grade',
};

/** A line's name within a sentence. */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
