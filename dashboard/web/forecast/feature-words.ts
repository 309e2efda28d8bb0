import type { Station } from '../../../domain/station.ts';
import type { Language } from '../words/language.ts';

interface Naming {
  readonly language: Language;
  readonly stations: readonly Station[];
}

/** A feature of a model in words: "stage at 62602000 6 h ago" becomes "都昌水位 6 小时前"; what is not known stays as it is. */
export function featureWords(feature: string, { language, stations }: Naming): string {
  const nameOf = (id: string) => stations.find((one) => one.id === id)?.name[language] ?? id;
  if (language === 'en') return feature.replace(/(?<= at )\S+/, nameOf);
  for (const [pattern, say] of FORMS) {
    const [, base, span = ''] = pattern.exec(feature) ?? [];
    if (base !== undefined) return say(baseWords(base, nameOf), spanWords(span));
  }
  return baseWords(feature, nameOf);
}

/** As forecasting/features composes them, the longer before the shorter. */
const FORMS: readonly [RegExp, (base: string, span: string) => string][] = [
  [/^(.+) change over (.+)$/, (base, span) => `${base} ${span}变化`],
  [/^(.+) less its mean of (.+)$/, (base, span) => `${base}与 ${span}平均之差`],
  [/^(.+) mean of (.+)$/, (base, span) => `${base} ${span}平均`],
  [/^(.+) (\d+ \w+) ago$/, (base, span) => `${base} ${span}前`],
];

const BASES: Readonly<Record<string, string>> = {
  stage: '水位',
  discharge: '流量',
  rain: '雨量',
  'rain upstream': '上游雨量',
};

function baseWords(base: string, nameOf: (id: string) => string): string {
  const [, what = '', where = ''] = /^(.+) at (\S+)$/.exec(base) ?? [];
  if (where === '') return BASES[base] ?? base;
  return `${nameOf(where)}${BASES[what] ?? what}`;
}

/** "6 h" → "6 小时", "1 d" → "1 天" */
function spanWords(span: string): string {
  return span.replace(/ h$/, ' 小时').replace(/ d$/, ' 天');
}
