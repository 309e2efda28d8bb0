import {
  type GateChoice,
  RESERVOIR_IDS,
  type ReservoirId,
  type RiverId,
  WHAT_IF_DAYS,
  type WhatIfInputs,
} from '../../../domain/what-if.ts';

/** Where rain is written down: a river, or the whole basin. */
export type Place = RiverId | 'all';

/** What a person has set so far, also what the present choice does not use. */
export interface Draft {
  readonly rain: WhatIfInputs['rain']['from'];
  readonly days: number;
  readonly factor: number;
  /** mm by day. */
  readonly table: Readonly<Partial<Record<Place, readonly number[]>>>;
  readonly gates: Readonly<Record<ReservoirId, GateDraft>>;
  readonly yangtze: WhatIfInputs['yangtze']['flow'];
  readonly times: number;
}

/** m3/s and m; undefined until they are set. */
export interface GateDraft {
  readonly gate: GateChoice['gate'];
  readonly release?: number | undefined;
  readonly level?: number | undefined;
}

/** The question of the issue: the last week's rain, half as much again. */
export const FIRST_DRAFT: Draft = {
  rain: 'observed',
  days: 7,
  factor: 1.5,
  table: { all: new Array<number>(WHAT_IF_DAYS).fill(0) },
  gates: Object.fromEntries(RESERVOIR_IDS.map((id) => [id, { gate: 'rule' }])) as Record<
    ReservoirId,
    GateDraft
  >,
  yangtze: 'season',
  times: 1.2,
};

/** The draft as the API takes it. */
export function inputsOf(draft: Draft): WhatIfInputs {
  return {
    rain: rainOf(draft),
    factor: draft.rain === 'none' ? 1 : draft.factor,
    gates: Object.fromEntries(
      RESERVOIR_IDS.filter((id) => draft.gates[id].gate !== 'rule').map((id) => [
        id,
        gateOf(draft.gates[id]),
      ]),
    ),
    yangtze:
      draft.yangtze === 'factor'
        ? { flow: 'factor', factor: draft.times }
        : { flow: draft.yangtze },
  };
}

/** The draft that says these inputs. */
export function draftOf({ rain, factor, gates, yangtze }: WhatIfInputs): Draft {
  return {
    ...FIRST_DRAFT,
    rain: rain.from,
    factor,
    ...(rain.from === 'observed' && { days: rain.days }),
    ...(rain.from === 'table' && { table: rain.days as Draft['table'] }),
    gates: { ...FIRST_DRAFT.gates, ...gates },
    yangtze: yangtze.flow,
    ...(yangtze.flow === 'factor' && { times: yangtze.factor }),
  };
}

function rainOf({ rain, days, table }: Draft): WhatIfInputs['rain'] {
  if (rain === 'observed') return { from: rain, days };
  if (rain !== 'table') return { from: rain };
  const places = Object.entries(table).map(([place, mm]) => [place, [...mm]]);
  return { from: rain, days: Object.fromEntries(places) };
}

function gateOf({ gate, release = 0, level = 0 }: GateDraft): GateChoice {
  if (gate === 'constant') return { gate, release };
  return gate === 'lower' ? { gate, release, level } : { gate };
}
