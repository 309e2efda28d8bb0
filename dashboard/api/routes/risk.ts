import { DroughtAnswer, RiskAnswer } from '../../../domain/assessment-answers.ts';
import type { Routes } from '../api.ts';

/** How dry the sub-basins and the lake are, and what threatens each: with all that went into it. */
export const riskRoutes: Routes = (api, { clock, droughts, lowWaters, risks }) => {
  api.get('/api/drought', { schema: DROUGHT }, async () => ({
    time: clock.now(),
    droughts: [...droughts.map().values()],
    lowWaters: [...lowWaters.map().values()],
  }));

  api.get('/api/risk', { schema: RISK }, async () => ({
    time: clock.now(),
    risks: [...risks.map().values()],
  }));
};

const DROUGHT = {
  summary:
    'The drought of each sub-basin by SPI, SPEI, MCI, soil and inflow, and the low water of the lake with its four weeks ahead',
  response: { 200: DroughtAnswer },
};

const RISK = {
  summary: 'The composite risk of each sub-basin, its four parts, their rules and inputs',
  response: { 200: RiskAnswer },
};
