import type { LeadSkill } from '../../../domain/forecast.ts';
import type { Words } from '../../../domain/words.ts';

/** The models by their names in forecasting/models. */
export const MODEL_WORDS: Readonly<Record<string, Words>> = {
  stack: { zh: '组合', en: 'stack of models' },
  persistence: { zh: '照现值不变', en: 'no change' },
  climatology: { zh: '多年同期', en: 'climatology' },
  ridge: { zh: '岭回归', en: 'ridge regression' },
  xinanjiang: { zh: '新安江', en: 'Xin’anjiang' },
  'quantile-mlp': { zh: '分位数神经网络', en: 'quantile network' },
  lstm: { zh: 'LSTM', en: 'LSTM' },
};

/** A grade as a column shows it. */
export const GRADE_WORDS: Readonly<Record<LeadSkill['grade'], Words>> = {
  甲: { zh: '甲', en: 'A' },
  乙: { zh: '乙', en: 'B' },
  丙: { zh: '丙', en: 'C' },
  none: { zh: '—', en: '—' },
};

/** What a grade allows. */
export const GRADE_MEANINGS: Readonly<Record<LeadSkill['grade'], Words>> = {
  甲: { zh: '甲等，可发布', en: 'grade A (jia), may be issued' },
  乙: { zh: '乙等，可发布', en: 'grade B (yi), may be issued' },
  丙: { zh: '丙等，供参考', en: 'grade C (bing), for reference' },
  none: { zh: '未入等，只作估计', en: 'no grade, an estimate only' },
};
