import { PoyangError } from '../../domain/errors.ts';
import type { ForecastCard } from '../../domain/forecast.ts';
import type { Station } from '../../domain/station.ts';
import type { DeskContext, Issued } from './desk.ts';
import { differs } from './differs.ts';
import type { RememberedHours } from './hours.ts';
import { inputsOf, type TaskInputs } from './inputs.ts';
import { type IssueOrder, issue } from './issue.ts';
import { rehearseIfNew } from './rehearse.ts';
import { firstDue, type Round, remember } from './round.ts';
import type { Shelf } from './shelf.ts';

/** Issues a series up to an hour, and gives what says something else than was told. Nothing where it has no model that fits. */
export async function issueRound(
  context: DeskContext,
  hours: RememberedHours,
  { round, hour }: { readonly round: Round; readonly hour: number },
): Promise<Issued> {
  const { stations, shelf, clock } = context;
  const station = stations.get(round.station);
  const inputs = inputsOf(round, stations);
  const gauge = await shelf.take(round);
  if (!station || !inputs || !gauge || !suits(gauge.card, station)) return NOTHING;
  if (round.told.get(hour)?.instead !== undefined) forget(hours, inputs);
  const from = firstDue(round, hour);
  const { bands } = round;
  const order = { station, inputs, gauge, from, to: hour, made: clock.now(), bands };
  const all = await orRefused(shelf, order, hours);
  const forecasts = all.filter((one) => differs(one, round.told.get(one.issued)));
  remember(round, forecasts, hour);
  return { forecasts, cards: forecasts.length > 0 ? [gauge.card] : [] };
}

const NOTHING: Issued = { forecasts: [], cards: [] };

/** What was learned from the simulated basin says nothing of the field. */
function suits({ learnedFrom }: ForecastCard, { origin }: Station): boolean {
  return learnedFrom !== 'simulated' || origin === 'simulated';
}

/** The past may have been filled meanwhile. */
function forget(hours: RememberedHours, { target, forcings }: TaskInputs): void {
  for (const ref of [target, ...forcings].flatMap(({ of }) => of)) hours.forget(ref);
}

type Order = IssueOrder & Pick<Round, 'bands'>;

async function orRefused(shelf: Shelf, order: Order, hours: RememberedHours) {
  try {
    await rehearseIfNew(order, hours.of);
    return await issue(order, hours.of);
  } catch (error) {
    if (!(error instanceof PoyangError && error.code === 'CONFIG')) throw error;
    shelf.refuse(order.inputs, error.message);
    return [];
  }
}
