import { RIVER_IDS } from '../../domain/what-if.ts';
import { SUB_BASIN_NAMES } from './sub-basins.ts';

/** What rain can be forecast for: rivers, each standing for its sub-basins, and sub-basins. */
export const RAIN_AREAS: readonly string[] = [...RIVER_IDS, ...SUB_BASIN_NAMES];
