import { signal } from '@preact/signals';
import { render } from 'preact';
import { createAppModel } from './app-model.ts';
import { httpApi } from './live/api.ts';
import { browserClock } from './live/clock.ts';
import { followEventSource } from './live/events.ts';
import { createHouse } from './live/house.ts';
import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import { App } from './shell/app.tsx';
import { followLook } from './shell/follow-look.ts';
import { createView } from './view/view.ts';
import type { Theme } from './view/view-state.ts';

const api = httpApi();
const house = createHouse(api, followEventSource, browserClock);
const language = navigator.language.startsWith('zh') ? 'zh' : 'en';
const model = createAppModel(api, house, createView(window), { language, theme: systemTheme() });

followLook(model, document);
house.start();
const root = document.getElementById('app');
if (root !== null) render(<App model={model} />, root);

/** The theme the system asks for, as it changes. */
function systemTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = signal<Theme>(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', () => {
    theme.value = dark.matches ? 'dark' : 'light';
  });
  return theme;
}
