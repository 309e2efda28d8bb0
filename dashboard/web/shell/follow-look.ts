import { effect } from '@preact/signals';
import type { AppModel } from '../app-model.ts';

/**
 * Keeps the document's theme, language and title as the model has them. An effect outside of components, because those
 * wait for the next frame, and the map reads its colours before that.
 */
export function followLook({ view, theme, language, words }: AppModel, document: Document): void {
  const root = document.documentElement;
  effect(() => {
    if (view.state.value.theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme.value;
    root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    document.title = words.value.product;
  });
}
