import { expect, test } from 'vitest';
import { featureWords } from '../../../../dashboard/web/forecast/feature-words.ts';
import {
  atLead,
  judgedSpan,
  type SkillSpeech,
  skillWords,
} from '../../../../dashboard/web/forecast/skill-words.ts';
import { lastMade } from '../../../../dashboard/web/forecast/use-forecast.ts';
import { DICTIONARIES, type Language } from '../../../../dashboard/web/words/language.ts';
import type { Forecast, ForecastCard, LeadSkill } from '../../../../domain/forecast.ts';
import { forecast } from '../example-forecast.ts';
import { station } from '../example-station.ts';

const at24: LeadSkill = {
  lead: 24,
  error90: 0.2,
  scores: { crpssPersistence: 0.41, coverage90: 0.88 },
  grade: '甲',
};
const card: ForecastCard = {
  station: 'a',
  property: 'stage',
  model: 'stack',
  trained: 0,
  learned: { from: 0, to: 1, issues: 10_000 },
  verified: { from: 0, to: 86_400_000, issues: 8_734 },
  learnedFrom: 'simulated',
  features: [],
  warnAt: 0.5,
  skill: [{ ...at24, lead: 6 }, at24, { ...at24, lead: 72 }],
};
const speech = (language: Language): SkillSpeech => ({
  words: DICTIONARIES[language],
  language,
  stations: [station()],
});
const say = (language: Language, over: Partial<ForecastCard> | null = {}, instead?: string) =>
  skillWords(
    {
      forecast: forecast(instead === undefined ? {} : { instead, model: 'persistence' }),
      unit: 'm',
      card: over && { ...card, ...over },
    },
    speech(language),
  );

test('skill is told in plain words: how right, against no change, the band, the grade with its meaning', () => {
  expect(say('en')[0]).toBe(
    "At 24 h this forecast has been right to ±0.20 m nine times of ten, 41 % better than “no change”, the model's own 90 % band held 88 % of what came; grade A (jia), may be issued.",
  );
  expect(say('zh')[0]).toContain(
    '预报 24 小时，十次有九次误差不超过 ±0.20 m，比“照现值不变”好 41 %',
  );
});

test('how many of the forecasts issued here the band held is told beside how wide that has made it', () => {
  const recalibration = [3, 1.31, 2].map((stretch, at) => ({
    stretch,
    rehearsed: 0,
    judged: 412 * at,
    held: 371,
  }));
  const told = (language: Language, over: Partial<Forecast>) =>
    skillWords({ forecast: forecast(over), unit: 'm', card }, speech(language));
  expect(told('en', { recalibration }).slice(1, 3)).toEqual([
    'Of 412 forecasts of 24 h issued here by this model that have come true, the 90 % band held 371.',
    "What came true before has set its bands to 1.31 times the width of the model's own.",
  ]);
  expect(told('zh', { recalibration })[1]).toContain('24 小时预报 412 次，90 % 区间罩住 371 次');
  const fresh = recalibration.map((one) => ({ ...one, judged: 0, held: 0 }));
  expect(told('zh', { recalibration: fresh })).toHaveLength(4);
  expect(told('zh', {})).toHaveLength(3);
});

test('a model that is worse than no change says so', () => {
  const worse = { ...at24, scores: { crpssPersistence: -0.1 }, grade: 'none' as const };
  expect(say('en', { skill: [worse] })[0]).toContain('10 % worse than “no change”; no grade');
});

test('model data that are simulated are called so, and a model that nobody judged has no skill', () => {
  expect(say('en').at(-1)).toContain('Model data: simulated.');
  expect(say('en', null)[0]).toBe('The scores of the model are not known yet.');
});

test('that no rain forecast went in is told', () => {
  expect(say('en')).toContain(
    'Made without a rain forecast: it knows the rain that had fallen by its issue, and none to come.',
  );
  expect(say('zh').join('')).toContain('未用降雨预报');
});

test('a simpler model that spoke in its place says what was lacking', () => {
  expect(say('zh', {}, 'stage at a 6 h ago')[0]).toContain('模型缺少输入“甲水位 6 小时前”');
  expect(say('en', {}, 'stage at a 6 h ago')[0]).toContain(
    'The model lacked “stage at Jia 6 h ago”',
  );
});

test('every form of a feature has its Chinese words', () => {
  const words = (feature: string) => featureWords(feature, speech('zh'));
  expect(words('stage change over 1 d')).toBe('水位 1 天变化');
  expect(words('discharge less its mean of 7 d')).toBe('流量与 7 天平均之差');
  expect(words('rain upstream mean of 12 h')).toBe('上游雨量 12 小时平均');
  expect(words('rain')).toBe('雨量');
});

test('of more issues than are judged both numbers are told', () => {
  expect(judgedSpan(card, DICTIONARIES.en)).toBe('1970-01-01 to 1970-01-02, 3000 of 8734 issues');
  const few = { ...card, verified: { ...card.verified, issues: 90 } };
  expect(judgedSpan(few, DICTIONARIES.en)).toBe('1970-01-01 to 1970-01-02, 90 issues');
});

test('the nearest lead stands for a day, and of an issue the one made last', () => {
  expect(
    atLead(
      [
        { ...at24, lead: 12 },
        { ...at24, lead: 30 },
      ],
      24,
    )?.lead,
  ).toBe(30);
  expect(atLead([], 24)).toBeUndefined();
  const issues = [
    forecast({ issued: 2, made: 9 }),
    forecast({ issued: 2 }),
    forecast({ issued: 1 }),
  ];
  expect(lastMade(issues)).toEqual([issues[0], issues[2]]);
});
