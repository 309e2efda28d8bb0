import { WarningEvent } from '../../domain/warning.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';
import type { Timeline } from './timeline.ts';
import { type Watch, watchKey } from './watch.ts';

/** What was told of a watch since a time, epoch ms, and the last change before it, as the journal has it. */
export async function toldSince(journal: Journal, watch: Watch, since: number): Promise<Timeline> {
  const told: WarningEvent[] = [];
  for await (const event of newestFirst(journal, watch)) {
    if (event.retracted) continue;
    told.unshift(event);
    if (event.readingTime < since) break;
  }
  return told;
}

async function* newestFirst(
  journal: Journal,
  { station, hazard: label }: Watch,
): AsyncGenerator<WarningEvent> {
  const query = { kind: 'warning', station, label, limit: PAGE } as const;
  let page = await journal.list(query);
  for (let last = page.at(-1); last; last = page.at(-1)) {
    for (const { document } of page) yield WarningEvent.parse(document);
    page = await journal.list({ ...query, before: last });
  }
}

/** An event as people look it up. One reading changes a watch once: telling it otherwise replaces what was told. */
export function journalEntryOf(event: WarningEvent): JournalEntry {
  return {
    kind: 'warning',
    id: `${watchKey(event)}/${event.readingTime}`,
    time: event.readingTime,
    station: event.station,
    label: event.hazard,
    document: event,
  };
}

const PAGE = 100;
