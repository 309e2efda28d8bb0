import type { RiskPartKey } from '../../domain/risk.ts';
import type { Words } from '../../domain/words.ts';

/** The rule by which each part of the risk is graded. */
export const RULES: Readonly<Record<RiskPartKey, Words>> = {
  flood: {
    zh: '取本区各站中最重者：最新水位、流量已达到的预警线，未解除的洪水预警，或 72 小时内大概率达到的预警线。',
    en: 'The worst at any station here: the level that the newest reading stands at, the open flood warning, or the level that is probable within 72 hours.',
  },
  drought: {
    zh: '取气象干旱（MCI，GB/T 20481-2017）与 30 天来水距平（2013 年试行标准）中较重者。',
    en: 'The worse of meteorological drought (MCI, GB/T 20481-2017) and the inflow of 30 days against its normal (trial criteria of 2013).',
  },
  geological: {
    zh: '取最湿雨量站 15 天有效雨量（逐日衰减 0.84）：130、180、240、300 mm 分别为Ⅳ至Ⅰ级。阈值为本系统默认，未经核实，不含坡度与岩性。',
    en: 'Effective rain of 15 days (0.84 of it is left each day) at the wettest gauge: IV to I from 130, 180, 240, 300 mm. Defaults of this house, unverified; slope and rock are not in it.',
  },
  agricultural: {
    zh: '取较重者：土壤相对湿度（无墒情站则用 30 天 SPEI）所示农业干旱；3 天面雨量 100、150、200、250 mm 起的农田渍涝（默认阈值，未经核实）。',
    en: 'The worse of dry fields by soil relative moisture (SPEI of 30 days where no station measures it) and fields under water by areal rain of 3 days from 100, 150, 200, 250 mm (defaults, unverified).',
  },
};

/** Why a part is not known, and what its inputs are called. */
export const RISK_WORDS = {
  stage: { zh: '水位', en: 'Stage' },
  discharge: { zh: '流量', en: 'Discharge' },
  forecast: (percent: number): Words => ({
    zh: `72 小时内预报极值，达线概率 ${percent}%`,
    en: `Likely extreme within 72 hours, ${percent} % probable to reach the level`,
  }),
  noLevels: { zh: '本区没有设预警线的站', en: 'no station with a flood level here' },
  notFresh: {
    zh: '设预警线的站近 3 小时没有读数',
    en: 'no station with a flood level has a reading of the last 3 hours',
  },
  noDrought: { zh: 'MCI 与来水距平均未知', en: 'neither MCI nor inflow is known' },
  effective: { zh: '15 天有效雨量', en: 'Effective rain of 15 days' },
  rain24: { zh: '其中近 24 小时', en: 'of which in the last 24 hours' },
  noGauge: { zh: '本区没有雨量站', en: 'no rain gauge here' },
  rainShort: { zh: '雨量记录不足 15 天', en: 'no gauge here knows the rain of 15 days' },
  rain3: { zh: '3 天面雨量', en: 'Areal rain of 3 days' },
  noFields: { zh: '墒情与蒸散均未知', en: 'neither soil moisture nor SPEI is known' },
  noRain3: { zh: '3 天雨量未知', en: 'the rain of 3 days is not known' },
} as const;
