import type { AppModel } from '../app-model.ts';
import { isAreaLayer } from '../risk/areas.ts';
import { closeStation, openArea, openStation } from '../view/navigate.ts';
import { isPanelOpen } from '../view/view-state.ts';

/** Listens to the page's keys until the returned function is called; typing in a field and open dialogs come first. */
export function listenToKeys(model: AppModel, window: Window): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (model.overlay.value !== undefined || isTyping(event.target)) return;
    const act = actionFor(event.key, model, window.document);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}

/** What a key does, or undefined when it is none of ours. */
function actionFor(key: string, model: AppModel, document: Document): (() => void) | undefined {
  const { view } = model;
  const focus = (selector: string) => {
    const find = () => document.querySelector<HTMLElement>(selector);
    if (find()?.checkVisibility()) return find()?.focus();
    view.change({ tab: 'list', page: 'watch' });
    // The list comes into view first: focus it when it is drawn.
    requestAnimationFrame(() => find()?.focus());
  };
  if (/^[1-9]$/.test(key)) return opening(model, Number(key) - 1);
  const actions: Record<string, () => void> = {
    '/': () => focus('.search input'),
    l: () => focus('.rows [tabindex="0"], .area-row'),
    '?': () => {
      model.overlay.value = { kind: 'help' };
    },
    Escape: () => leave(model),
  };
  return actions[key.length === 1 ? key.toLowerCase() : key];
}

/** Opens the one in that place of the list, a station or a sub-basin; undefined where none stands there. */
function opening({ view, layer, listed, shownAreas }: AppModel, place: number) {
  if (isAreaLayer(layer.value)) {
    const area = shownAreas.value[place];
    return area && (() => openArea(view, area.id));
  }
  const row = listed.value[place];
  return row && (() => openStation(view, row.station.id));
}

function leave({ view }: AppModel): void {
  if (view.state.value.page !== 'watch') view.change({ page: 'watch' }, { push: true });
  else if (isPanelOpen(view.state.value)) closeStation(view);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches(TYPED);
}

/** Fields in which a key is a letter or a figure. */
const TYPED = 'input:not([type="checkbox"], [type="radio"]), textarea, select';
