import {
  RESERVOIR_IDS,
  RESERVOIR_WORDS,
  RIVER_IDS,
  type WhatIfInputs,
} from '../../../domain/what-if.ts';
import { RESERVOIRS, reservoirStage } from '../reservoirs.ts';
import { SUB_BASIN_NAMES } from '../sub-basins.ts';

/** What of the inputs cannot be, as sentences that say what can; empty where all is well. */
export function doubtsOf({ rain, gates }: WhatIfInputs): string[] {
  return [...(rain.from === 'table' ? unknownPlaces(rain.days) : []), ...impossibleLevels(gates)];
}

function unknownPlaces(days: Readonly<Record<string, unknown>>): string[] {
  const known = ['all', ...RIVER_IDS, ...SUB_BASIN_NAMES] as readonly string[];
  return Object.keys(days)
    .filter((place) => !known.includes(place))
    .map(
      (place) => `rain.days: "${place}" is no place of this basin; there are ${known.join(', ')}`,
    );
}

function impossibleLevels(gates: WhatIfInputs['gates']): string[] {
  return RESERVOIR_IDS.flatMap((id) => {
    const choice = gates[id];
    const { dead, full } = RESERVOIRS[id];
    const [least, most] = [dead, full].map((storage) =>
      reservoirStage(RESERVOIRS[id], storage * 1e8),
    );
    if (choice?.gate !== 'lower' || least === undefined || most === undefined) return [];
    if (choice.level >= least && choice.level <= most) return [];
    const range = `${least.toFixed(2)} to ${most.toFixed(2)} m`;
    return [`gates.${id}.level: ${RESERVOIR_WORDS[id].en} can be lowered to ${range}`];
  });
}
