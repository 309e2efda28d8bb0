import { type GateChoice, RESERVOIR_IDS, type WhatIfInputs } from '../../../domain/what-if.ts';
import type { BasinState, Forcing } from '../basin-model.ts';
import { RESERVOIRS, type ReservoirName, reservoirStage } from '../reservoirs.ts';

/** The gates' setting in the next hour; to be asked once for each hour, in their order. */
export type Operate = (state: BasinState) => NonNullable<Forcing['releases']>;

/** Operates the reservoirs as chosen; what is not set goes by the rule curve. */
export function operate(gates: WhatIfInputs['gates']): Operate {
  const lowered = new Set<ReservoirName>();
  return (state) => {
    const releases: Partial<Record<ReservoirName, number>> = {};
    for (const name of RESERVOIR_IDS) {
      const choice = gates[name];
      if (choice?.gate === 'lower' && levelOf(name, state) <= choice.level) lowered.add(name);
      const release = choice && releaseOf(choice, lowered.has(name));
      if (release !== undefined) releases[name] = release;
    }
    return releases;
  };
}

function releaseOf(choice: GateChoice, isLowered: boolean): number | undefined {
  switch (choice.gate) {
    case 'rule':
      return undefined;
    case 'closed':
      return 0;
    case 'constant':
      return choice.release;
    case 'lower':
      return isLowered ? undefined : choice.release;
  }
}

/** m. */
function levelOf(name: ReservoirName, { rivers }: BasinState): number {
  return reservoirStage(RESERVOIRS[name], rivers.reservoirs[name]);
}
