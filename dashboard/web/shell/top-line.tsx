import { SEVERITIES, SEVERITY_WORDS } from '../../../domain/severity.ts';
import { useApp } from '../app-context.ts';
import { fullTime } from '../format/time.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import type { ViewState } from '../view/view-state.ts';
import { numeralIn } from '../words/language.ts';
import { ConnectionState } from './connection-state.tsx';
import './top-line.css';
import { countOpen } from './open-warnings.ts';

/** Product, event time and state, open warnings by level, and the page's few switches. */
export function TopLine() {
  const { words, now, zone, house, view } = useApp();
  const t = words.value;
  return (
    <div class="top">
      {view.state.value.page === 'watch' && (
        <a class="skip" href="#board">
          {t.skipToList}
        </a>
      )}
      <h1>{t.product}</h1>
      <div class="event-time">
        {house.generation.value > 0 && (
          <time dateTime={new Date(now.value).toISOString()}>
            {fullTime(now.value, zone.value)}
          </time>
        )}
        <span class="caption">{t[zone.value.name]}</span>
      </div>
      <ConnectionState />
      <OpenWarnings />
      <nav class="switches" aria-label={t.help}>
        <PageLink page="what-if" label={words.value.whatIf} />
        <PageLink page="rejects" label={words.value.rejects} />
        <PageLink page="devices" label={words.value.devices} />
        <LanguageSwitch />
        <ThemeSwitch />
        <HelpButton />
      </nav>
    </div>
  );
}

function OpenWarnings() {
  const { words, language, house } = useApp();
  const t = words.value;
  const open = countOpen(house.warnings.value);
  const low = house.warnings.value.filter(({ hazard }) => hazard === 'low_water').length;
  const hazard = low > house.warnings.value.length / 2 ? 'low_water' : 'flood';
  return (
    <ul class="open-warnings" aria-label={t.openWarnings}>
      <li class="caption wide" aria-hidden="true">
        {t.openWarnings}
      </li>
      {SEVERITIES.toReversed().map((severity) => {
        const { numeral, colour } = SEVERITY_WORDS[severity];
        const name = `${numeralIn(language.value, numeral)} ${colour[language.value]}`;
        const count = open[severity];
        return (
          <li key={severity} title={name} data-empty={count === 0}>
            <MarkIcon mark={{ severity, hazard, condition: 'good' }} size={22} />
            <span class="hidden">{name} </span>
            {count}
          </li>
        );
      })}
    </ul>
  );
}

/** To a page, and from it back to the watch. */
function PageLink({ page, label }: { page: Exclude<ViewState['page'], 'watch'>; label: string }) {
  const { view } = useApp();
  const here = view.state.value.page === page;
  return (
    <button
      type="button"
      aria-pressed={here}
      onClick={() => view.change({ page: here ? 'watch' : page }, { push: true })}
    >
      {label}
    </button>
  );
}

function LanguageSwitch() {
  const { view, language, words } = useApp();
  return (
    <fieldset class="pair" aria-label={words.value.language}>
      {(['zh', 'en'] as const).map((key) => (
        <button
          key={key}
          type="button"
          lang={key === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={language.value === key}
          onClick={() => view.change({ language: key })}
        >
          {key === 'zh' ? '中文' : 'EN'}
        </button>
      ))}
    </fieldset>
  );
}

function ThemeSwitch() {
  const { view, theme, words } = useApp();
  const t = words.value;
  const dark = theme.value === 'dark';
  return (
    <button
      type="button"
      title={t.theme}
      onClick={() => view.change({ theme: dark ? 'light' : 'dark' })}
    >
      {dark ? t.night : t.day}
    </button>
  );
}

function HelpButton() {
  const { overlay, words } = useApp();
  return (
    <button
      type="button"
      onClick={() => {
        overlay.value = { kind: 'help' };
      }}
    >
      {words.value.help} <kbd class="wide">?</kbd>
    </button>
  );
}
