import type { ForecastAnswer } from '../../../domain/api-answers.ts';
import {
  type Forecast,
  type ForecastCard,
  type LeadSkill,
  MOST_JUDGED,
} from '../../../domain/forecast.ts';
import { propertyOf } from '../../../domain/property.ts';
import type { Station } from '../../../domain/station.ts';
import { formatNumber, formatValue, unitText } from '../format/number.ts';
import type { Language } from '../words/language.ts';
import { GRADE_MEANINGS } from '../words/model-words.ts';
import type { Dictionary } from '../words/zh.ts';
import { featureWords } from './feature-words.ts';
import { percent } from './forecast-words.ts';

export interface SkillSpeech {
  readonly words: Dictionary;
  readonly language: Language;
  readonly stations: readonly Station[];
}

/** Skill is told at this lead, hours, or at the nearest that there is. */
const TOLD_AT = 24;

/** What a forecast is worth in sentences: who speaks in whose place, how right the model has been, its grade, whose data it knows. */
export function skillWords({ forecast, card }: ForecastAnswer, speech: SkillSpeech): string[] {
  const { words, language } = speech;
  const { instead, learnedFrom } = forecast;
  const skill = card && atLead(card.skill, TOLD_AT);
  return [
    ...(instead === undefined ? [] : [words.skillInstead(featureWords(instead, speech))]),
    skill ? earned(skill, forecast.property, { words, language }) : words.skillNone,
    ...bandWords(forecast, words),
    words.skillNoRain,
    learnedFrom === 'simulated' ? words.skillSimulated : words.skillObserved,
  ];
}

/** How the bands of the forecasts issued here have kept their word, and how wide they are for it. */
function bandWords({ leads, recalibration }: Forecast, words: Dictionary): string[] {
  const at = Math.max(0, leads.indexOf(TOLD_AT));
  const known = recalibration?.[at];
  if (!known) return [];
  const { stretch, judged, held } = known;
  const told = words.skillHeld(leads[at] ?? TOLD_AT, String(held), String(judged));
  const width = formatNumber(stretch, stretch < 10 ? 2 : 0);
  return [...(judged > 0 ? [told] : []), words.skillStretch(width)];
}

/** The skill at the lead that is nearest to so many hours. */
export function atLead(skill: readonly LeadSkill[], hours: number): LeadSkill | undefined {
  return skill.toSorted((a, b) => Math.abs(a.lead - hours) - Math.abs(b.lead - hours))[0];
}

/** The span that a model was judged on, and how many issues of it. */
export function judgedSpan({ verified }: ForecastCard, words: Dictionary): string {
  const { from, to, issues } = verified;
  const [first, last] = [dayOf(from), dayOf(to)];
  return issues > MOST_JUDGED
    ? words.judgedSpan(first, last, String(MOST_JUDGED), String(issues))
    : words.issuesSpan(first, last, String(issues));
}

/** "2011-01-04": months of years past, where the hour of the day is no matter. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function earned(
  { lead, error90, scores, grade }: LeadSkill,
  key: string,
  { words, language }: Omit<SkillSpeech, 'stations'>,
): string {
  const property = propertyOf(key);
  const error = `${formatValue(error90, property)} ${unitText(property?.unit ?? '')}`.trim();
  const gain = scores['crpssPersistence'];
  const parts = [
    words.skillError(lead, error),
    ...(gain == null ? [] : [against(gain, words)]),
    ...(scores['coverage90'] == null ? [] : [words.skillCoverage(percent(scores['coverage90']))]),
  ];
  return `${parts.join(words.comma)}${words.semicolon}${GRADE_MEANINGS[grade][language]}${words.stop}`;
}

function against(gain: number, words: Dictionary): string {
  return gain >= 0 ? words.skillBetter(percent(gain)) : words.skillWorse(percent(-gain));
}
