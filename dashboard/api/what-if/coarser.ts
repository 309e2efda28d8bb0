import type { Course, WhatIfRun } from '../../../domain/what-if-run.ts';

/** The run in steps `every` times as long; its extremes, crossings and balances stay as they were found by the hour. */
export function coarser(run: WhatIfRun, every: number): WhatIfRun {
  const thin = (course: Course) => ({
    ...course,
    values: course.values.filter((_, i) => i % every === 0),
  });
  return {
    ...run,
    step: run.step * every,
    gauges: run.gauges.map(({ stage, discharge, ...gauge }) => ({
      ...gauge,
      ...(stage && { stage: thin(stage) }),
      ...(discharge && { discharge: thin(discharge) }),
    })),
    reservoirs: run.reservoirs.map(({ reservoir, level, inflow, release }) => ({
      reservoir,
      level: thin(level),
      inflow: thin(inflow),
      release: thin(release),
    })),
  };
}
