import {
  type GateChoice,
  RESERVOIR_IDS,
  RESERVOIR_WORDS,
  type WhatIfInputs,
} from '../../../domain/what-if.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';

interface Speech {
  readonly words: Dictionary;
  readonly language: Language;
}

/** What a what-if supposes, in a line: "rain as lately observed, last 7 days × 1.5; Zhelin closed; Yangtze as now". */
export function inputWords({ rain, factor, gates, yangtze }: WhatIfInputs, speech: Speech): string {
  const { words: t, language } = speech;
  const rains = {
    none: t.rainNone,
    season: t.rainSeason,
    observed: t.rainObserved,
    forecast: t.rainForecast,
    table: t.rainTable,
  };
  const days = rain.from === 'observed' ? ` ${rain.days} ${t.daysUnit}` : '';
  const times = factor === 1 ? '' : ` × ${factor}`;
  const set = RESERVOIR_IDS.flatMap((id) => {
    const choice = gates[id];
    return choice ? [`${RESERVOIR_WORDS[id][language]} ${gateWords(choice, t)}`] : [];
  });
  const flows = {
    season: t.yangtzeSeason,
    persists: t.yangtzePersists,
    factor: `× ${yangtze.flow === 'factor' ? yangtze.factor : 1}`,
  };
  return [
    `${t.rain}${t.colon}${rains[rain.from]}${days}${times}`,
    ...set,
    `${t.yangtzeShort}${t.colon}${flows[yangtze.flow]}`,
  ].join(t.semicolon);
}

function gateWords(choice: GateChoice, t: Dictionary): string {
  switch (choice.gate) {
    case 'rule':
      return t.gateRule;
    case 'closed':
      return t.gateClosed;
    case 'constant':
      return `${choice.release} m³/s`;
    case 'lower':
      return `${t.gateLower} ${choice.level} m (${choice.release} m³/s)`;
  }
}
