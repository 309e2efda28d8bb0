import type { Water } from '../devices/simulator/hourly-water.ts';
import { DAY_MS } from '../domain/time.ts';
import { AUGUST, daysBelow, LINES, REGIME, YEARS } from './basin-lake.ts';
import { stages, waterFrom } from './basin-stages.ts';
import { axes, curve, type Frame, level, MARK, mark, months, type Sample } from './plot.ts';
import { drawing, element, type Svg, words } from './svg.ts';

/** The stage at Xingzi through ten years with its lines, the year's course beside the published, and days below. */
export function tenYearsPicture(seed: number): Svg {
  const water = waterFrom(YEARS[0] ?? 0, { seed, scenario: 'normal' });
  return drawing(
    1180,
    950,
    words(60, 30, '星子水位：模拟的十年 · Stage at Xingzi: ten simulated years', TITLE),
    words(60, 50, `吴淞高程，m，每日 8 时 · m Wusong, daily at 08:00 · seed ${seed}`, NOTE),
    throughTheYears(water),
    words(
      60,
      452,
      '一年之中，与已公布的多年平均 · The course of the year, beside the published means',
      SUBTITLE,
    ),
    courseOfTheYear(water),
    words(700, 452, '每年低于各线的天数 · Days a year below each line', SUBTITLE),
    daysTable(water),
  );
}

const TITLE = { 'font-size': 19, 'font-weight': 600 };
const SUBTITLE = { 'font-size': 15, 'font-weight': 600 };
const NOTE = { fill: '#5a6975' };

/** The lines of the lake: 19 m warning, 14 abundant, 12 low, 10 lower, 8 extremely low water. */
const NAMES: Readonly<Record<number, readonly [name: string, colour: string]>> = {
  19: ['19 m 警戒 warning', '#b3261e'],
  14: ['14 m 丰水 abundant', '#2f7d4f'],
  12: ['12 m 枯水 low', '#b07a10'],
  10: ['10 m 低枯 lower', '#b4580d'],
  8: ['8 m 极枯 lowest', '#8a3324'],
};

const STAGES = [6, 22] as const;
const GRID = [6, 8, 10, 12, 14, 16, 18, 20, 22];

function throughTheYears(water: Water): Svg {
  const [first = 0, last = 0] = [YEARS[0], YEARS.at(-1)];
  const time = [Date.UTC(first, 0), Date.UTC(last + 1, 0)] as const;
  const frame: Frame = { left: 60, top: 66, width: 970, height: 330, time, value: STAGES };
  const ticks = YEARS.map((year) => ({
    time: Date.UTC(year, 0),
    text: String(year),
    middle: Date.UTC(year, 6),
  }));
  const days = YEARS.flatMap((year) => yearOf(water, year));
  return (
    axes(frame, GRID, ticks) +
    lines(frame) +
    curve(frame, days, { stroke: '#1f6fb2', 'stroke-width': 1.4 })
  );
}

function lines(frame: Frame): Svg {
  return LINES.map((line) => level(frame, line, ...(NAMES[line] ?? ['', '#000']))).join('');
}

/** All years on one, in grey, and their mean. */
function courseOfTheYear(water: Water): Svg {
  const time = [Date.UTC(2021, 0), Date.UTC(2022, 0)] as const;
  const frame: Frame = { left: 60, top: 470, width: 590, height: 400, time, value: STAGES };
  const years = YEARS.map((year) =>
    yearOf(water, year)
      .slice(0, 365)
      .map(({ value }, day) => ({ time: time[0] + day * DAY_MS, value })),
  );
  const mean = (years[0] ?? []).map(({ time }, day): Sample => {
    const sum = years.reduce((sum, year) => sum + (year[day]?.value ?? 0), 0);
    return { time, value: sum / years.length };
  });
  const ticks = months(...time).map((tick) => ({
    ...tick,
    text: `${tick.text.split(' ')[0]}`,
    middle: tick.time + 15 * DAY_MS,
  }));
  return [
    axes(frame, GRID, ticks),
    ...LINES.map((line) => level({ ...frame, left: 60 }, line, '', NAMES[line]?.[1] ?? '#000')),
    ...years.map((year) => curve(frame, year, { stroke: '#a9bccb', 'stroke-width': 0.8 })),
    curve(frame, mean, { stroke: '#1f6fb2', 'stroke-width': 2.6 }),
    mark(
      frame,
      { time: Date.parse(`2021-${AUGUST.day}`), value: AUGUST.stage },
      `8 月 8 日 ${AUGUST.stage} m`,
      [6, -10],
    ),
    ...REGIME.map(({ line, day }) =>
      mark(frame, { time: Date.parse(`2021-${day}`), value: line }, `< ${line} m`, [6, -9]),
    ),
    words(60, 915, '— 模拟平均 simulated mean', { fill: '#1f6fb2' }),
    words(250, 915, '— 各年 single years', { fill: '#7f96a8' }),
    words(400, 915, '○ 已公布：平均首次跌破日、8 月 8 日平均', { fill: MARK }),
    words(400, 933, '○ published: mean day of first falling below, mean of 8 August', {
      fill: MARK,
    }),
  ].join('');
}

/** A row for each year, a column for each line, with a bar as long as the days. */
function daysTable(water: Water): Svg {
  const rows = YEARS.map((year) => [year, ...daysBelow(water, year)]);
  const means = LINES.map((_, i) =>
    Math.round(rows.reduce((sum, row) => sum + (row[i + 1] ?? 0), 0) / rows.length),
  );
  const x = (column: number) => 760 + 78 * column;
  const heads = LINES.map((line, i) =>
    words(x(i), 490, `< ${line} m`, { fill: NAMES[line]?.[1] ?? '' }),
  );
  const body = [...rows, ['平均 mean', ...means]].map(([year, ...days], row) => {
    const y = 520 + 31 * row;
    return [
      words(750, y, String(year), {
        'text-anchor': 'end',
        'font-weight': row === rows.length ? 600 : 400,
      }),
      ...days.map((value, i) => {
        const width = (Number(value) / 366) * 70;
        const bar = {
          x: x(i),
          y: y - 13,
          width,
          height: 17,
          fill: NAMES[LINES[i] ?? 0]?.[1] ?? '',
          opacity: 0.25,
        };
        return element('rect', bar) + words(x(i) + 3, y, String(value));
      }),
    ].join('');
  });
  return [...heads, ...body].join('');
}

function yearOf(water: Water, year: number): Sample[] {
  const days = stages(water, `${year}-01-01`, `${year + 1}-01-01`, DAY_MS);
  return days.map(({ time, stage }) => ({ time, value: stage }));
}
