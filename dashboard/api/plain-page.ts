import { propertyOf } from '../../domain/property.ts';
import { SEVERITY_WORDS } from '../../domain/severity.ts';
import type { Hazard, Level, Station } from '../../domain/station.ts';
import { HOUR_MS } from '../../domain/time.ts';
import type { WarningEvent } from '../../domain/warning.ts';
import type { Words } from '../../domain/words.ts';

export type Language = keyof Words;

/** What the pages without scripts tell of. */
export interface Listing {
  readonly lang: Language;
  readonly stations: ReadonlyMap<string, Station>;
  /** Worst first. */
  readonly open: readonly WarningEvent[];
}

/** The open warnings as a page of their own. */
export function plainPage(listing: Listing): string {
  return page(listing, warningList(listing));
}

/** Stands at "/" until the web page is built. */
export function unbuiltPage(listing: Listing): string {
  const how = `<p>${UNBUILT[listing.lang]} <code>./poyang up</code></p>
<p><a href="/docs">API</a></p>`;
  return page(listing, how + warningList(listing));
}

/** The built page with the open warnings for browsers that run no scripts. */
export function withoutScripts(built: string, listing: Listing): string {
  const list = `<noscript>\n${warningList(listing)}\n</noscript>\n`;
  return built.replace('</body>', () => `${list}</body>`);
}

const TITLE: Words = { zh: '当前预警', en: 'Open warnings' };
const NONE: Words = { zh: '当前没有预警。', en: 'No warning is open.' };
const UNBUILT: Words = {
  zh: '网页尚未构建。请运行：',
  en: 'The web page is not built yet. Run:',
};
const AT: Words = { zh: '北京时间', en: 'Beijing time' };
const LINE: Words = { zh: '预警线', en: 'warning line' };
const UNVERIFIED: Words = { zh: '未核实', en: 'unverified' };
const CROSSED: Words = { zh: '越线时', en: 'when it crossed' };
const HAZARDS: Record<Hazard, Words> = {
  flood: { zh: '洪水', en: 'flood' },
  low_water: { zh: '低水', en: 'low water' },
};
/** Of a station whose readings were not taken in the field. */
const ORIGINS: Record<Station['origin'], Words | undefined> = {
  field: undefined,
  simulated: { zh: '模拟数据，不是实测', en: 'simulated, not measured' },
  replay: { zh: '历史回放，不是实况', en: 'a replay, not happening now' },
};
const COUNTED = {
  simulated: {
    zh: (n: number, all: number) => `${all} 站中 ${n} 站为模拟数据，不是实测。`,
    en: (n: number, all: number) =>
      `${n} of ${all} stations are simulated: nothing there was measured.`,
  },
  replay: {
    zh: (n: number, all: number) => `${all} 站中 ${n} 站为历史回放，不是实况。`,
    en: (n: number, all: number) =>
      `${n} of ${all} stations are a replay: nothing there is happening now.`,
  },
} as const;

function page({ lang }: Listing, body: string): string {
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>poyang · ${TITLE[lang]}</title>
<body>
${body}
</body>
</html>
`;
}

function warningList(listing: Listing): string {
  const { lang, open } = listing;
  const items = open.map((event) => `<li>${escaped(sentence(event, listing))}</li>`);
  const list = items.length === 0 ? `<p>${NONE[lang]}</p>` : `<ol>\n${items.join('\n')}\n</ol>`;
  return [`<h1>${TITLE[lang]}</h1>`, ...originNotes(listing), list].join('\n');
}

/** How many stations do not speak from the field; nothing where all do. */
function originNotes({ lang, stations }: Listing): string[] {
  const all = [...stations.values()];
  return (['simulated', 'replay'] as const).flatMap((origin) => {
    const count = all.filter((station) => station.origin === origin).length;
    return count === 0
      ? []
      : [`<p><strong>${COUNTED[origin][lang](count, all.length)}</strong></p>`];
  });
}

/**
 * "Ⅱ Orange Severe · flood · Xingzi (62601200) · 22.12 m when it crossed, Guarantee stage 22.00 m (unverified) ·
 * 2020-07-12 08:00 Beijing time"
 */
function sentence(event: WarningEvent, { lang, stations }: Listing): string {
  const level = event.severity === undefined ? undefined : SEVERITY_WORDS[event.severity];
  const property = propertyOf(event.property);
  const number = (value: number) =>
    `${value.toFixed(property?.decimals ?? 2)} ${property?.unit ?? ''}`;
  const station = stations.get(event.station);
  const line = station?.levels.find((its) => isOf(its, event));
  const doubt = line?.verified === false ? ` (${UNVERIFIED[lang]})` : '';
  return [
    [level?.numeral, level?.colour[lang], level?.word[lang]].join(' '),
    HAZARDS[event.hazard][lang],
    station === undefined ? event.station : `${station.name[lang]} (${event.station})`,
    `${number(event.value)} ${CROSSED[lang]}, ${line?.name[lang] ?? LINE[lang]} ${number(event.threshold)}${doubt}`,
    `${beijing(event.readingTime)} ${AT[lang]}`,
    ORIGINS[station?.origin ?? 'field']?.[lang],
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function isOf(level: Level, { hazard, property, threshold }: WarningEvent): boolean {
  return level.hazard === hazard && level.property === property && level.value === threshold;
}

function beijing(time: number): string {
  return new Date(time + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
