import { useApp } from '../app-context.ts';
import type { Origins } from '../registry/origin.ts';
import type { Dictionary } from '../words/zh.ts';

/** One line under the top that says how much of what the page shows was not measured now. */
export function Banner() {
  const { origins, words } = useApp();
  const told = notMeasured(origins.value, words.value);
  return told.length === 0 ? null : <p class="banner">{told.join(' ')}</p>;
}

function notMeasured({ field, simulated, replay }: Origins, words: Dictionary): string[] {
  const all = field + simulated + replay;
  if (all > 0 && simulated === all) return [words.allSimulated];
  if (all > 0 && replay === all) return [words.allReplayed];
  return [
    ...(simulated > 0 ? [words.partlySimulated(simulated, all)] : []),
    ...(replay > 0 ? [words.partlyReplayed(replay, all)] : []),
  ];
}
