import { SEVERITIES, SEVERITY_WORDS } from '../../../domain/severity.ts';
import type { Words } from '../../../domain/words.ts';
import { useApp } from '../app-context.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { numeralIn } from '../words/language.ts';
import { Dialog } from './dialog.tsx';

/** What the marks mean and which keys do what. */
export function HelpDialog() {
  const { overlay, words, language } = useApp();
  const t = words.value;
  if (overlay.value?.kind !== 'help') return null;
  return (
    <Dialog title={t.help}>
      <h3>{t.marks}</h3>
      <Marks />
      <p class="secondary">{t.marksRule}</p>
      <p class="secondary">{t.foreseenRule}</p>
      <p class="secondary">{t.legendRule}</p>
      <h3>{t.keyboard}</h3>
      <dl class="keys">
        {Object.entries(KEYS).map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does[language.value]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Marks() {
  const { words, language } = useApp();
  const t = words.value;
  const levels = SEVERITIES.toReversed().map((severity) => {
    const { numeral, colour, word } = SEVERITY_WORDS[severity];
    const text = [numeralIn(language.value, numeral), colour[language.value], word[language.value]];
    return { severity, text: text.join(' ') };
  });
  const states = [
    { condition: 'stale', text: t.markStale },
    { condition: 'suspect', text: t.markSuspect },
    { condition: 'none', text: t.markNone },
  ] as const;
  return (
    <ul class="marks">
      {levels.map(({ severity, text }) => (
        <li key={severity}>
          <MarkIcon mark={{ severity, hazard: 'flood', condition: 'good' }} size={24} />
          <MarkIcon mark={{ severity, hazard: 'low_water', condition: 'good' }} size={24} />
          {text}
        </li>
      ))}
      {states.map(({ condition, text }) => (
        <li key={condition}>
          <MarkIcon mark={{ severity: 'yellow', hazard: 'flood', condition }} size={24} />
          <MarkIcon mark={{ hazard: 'flood', condition }} size={24} />
          {text}
        </li>
      ))}
      <li>
        <MarkIcon mark={{ hazard: 'flood', condition: 'partly' }} size={24} />
        {t.markPartly}
      </li>
    </ul>
  );
}

const KEYS: Record<string, Words> = {
  '/': { zh: '查找', en: 'Find' },
  L: { zh: '到列表', en: 'To the list' },
  '↑ ↓': { zh: '在列表中上下移动', en: 'Move in the list' },
  '1 – 9': { zh: '打开最急的第几站', en: 'Open the n-th worst station' },
  '← →': { zh: '在过程线上移动读数', en: 'Move the reading on the chart' },
  '+ −': { zh: '缩放过程线', en: 'Zoom the chart' },
  Esc: { zh: '返回、关闭', en: 'Back, close' },
  '?': { zh: '这一页', en: 'This page' },
};
