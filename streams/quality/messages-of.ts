import type { Observation } from '../../domain/observation.ts';

/** The messages of topic `observations`: one a station, or a few where there is much to tell. */
export function messagesOf(told: readonly Observation[]): Observation[][] {
  const open = new Map<string, Observation[]>();
  const messages: Observation[][] = [];
  for (const observation of told) {
    let message = open.get(observation.station);
    if (!message || message.length === MOST_OBSERVATIONS) {
      message = [];
      messages.push(message);
      open.set(observation.station, message);
    }
    message.push(observation);
  }
  return messages;
}

/** A message holds so many at most. */
const MOST_OBSERVATIONS = 1_000;
