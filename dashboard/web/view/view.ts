import { type ReadonlySignal, signal } from '@preact/signals';
import { parseView, printView, type ViewState } from './view-state.ts';

/** The view as a signal that is one with the address bar. */
export interface View {
  readonly state: ReadonlySignal<ViewState>;
  /** Changes the view. `push` makes it a step that the back button undoes: a station chosen, a page opened. */
  change(part: Partial<ViewState>, options?: { push?: boolean }): void;
}

/** Reads the view from the address bar, writes it there, and follows the back button. */
export function createView(window: Window): View {
  const state = signal(parseView(window.location.search));
  window.addEventListener('popstate', () => {
    state.value = parseView(window.location.search);
  });
  return {
    state,
    change(part, { push = false } = {}) {
      state.value = { ...state.value, ...part };
      const search = printView(state.value);
      const url = search === '' ? window.location.pathname : `?${search}`;
      window.history[push ? 'pushState' : 'replaceState'](null, '', url);
    },
  };
}
