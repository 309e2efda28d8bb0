import type { Language } from './language.ts';

/** Words of a house that lives in a season, or whose past is still being filled. */
export interface SeasonWords {
  drill(scenario: string, date: string, speed: number): string;
  history(reached: string, wanted: string): string;
  years(years: number, months: number): string;
  days(days: number): string;
}

export const SEASON_WORDS: Readonly<Record<Language, SeasonWords>> = {
  zh: {
    drill: (scenario, date, speed) =>
      `演练：${NAMES_ZH[scenario] ?? scenario}，现为 ${date}，${speed} 倍速。此刻并未发生。`,
    history: (reached, wanted) => `历史数据：已补 ${reached}，共 ${wanted}。`,
    years: (years, months) =>
      [years > 0 && `${years} 年`, months > 0 && `${months} 个月`].filter(Boolean).join(' '),
    days: (days) => `${days} 天`,
  },
  en: {
    drill: (scenario, date, speed) =>
      `Drill: ${NAMES_EN[scenario] ?? scenario}, it stands for ${date}, ${speed} × real time. Nothing here is happening now.`,
    history: (reached, wanted) => `History: ${reached} of ${wanted}.`,
    years: (years, months) =>
      [years > 0 && `${years} y`, months > 0 && `${months} m`].filter(Boolean).join(' '),
    days: (days) => `${days} d`,
  },
};

const NAMES_ZH: Readonly<Record<string, string>> = {
  'flood-2020': '2020 年洪水',
  'drought-2022': '2022 年干旱',
  normal: '常年',
};
const NAMES_EN: Readonly<Record<string, string>> = {
  'flood-2020': 'the flood of 2020',
  'drought-2022': 'the drought of 2022',
  normal: 'a normal season',
};
