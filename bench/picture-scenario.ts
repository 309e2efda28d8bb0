import { DAY_MS } from '../domain/time.ts';
import { DROUGHT, FLOOD, type Shown } from './picture-events.ts';
import {
  axes,
  bars,
  curve,
  type Frame,
  level,
  MARK,
  mark,
  months,
  type Tick,
  xAt,
} from './plot.ts';
import { daysBetween, type Run, runOf } from './scenario-run.ts';
import { drawing, element, type Svg, words } from './svg.ts';

/** The flood of 2020 under some seeds, with what is published of it. */
export function floodPicture(seeds: readonly number[]): Svg {
  return scenarioPicture(FLOOD, seeds);
}

/** The drought of 2022 under some seeds, with what is published of it. */
export function droughtPicture(seeds: readonly number[]): Svg {
  return scenarioPicture(DROUGHT, seeds);
}

function scenarioPicture(shown: Shown, seeds: readonly number[]): Svg {
  const runs = seeds.map((seed) => runOf(shown, seed));
  const time = [Date.parse(shown.from), Date.parse(shown.to)] as const;
  const ticks = ticksOf(time);
  const at = (top: number, height: number, value: Frame['value']): Frame => ({
    left: 70,
    top,
    width: 960,
    height,
    time,
    value,
  });
  return drawing(
    1180,
    900,
    words(70, 30, `${shown.title} · 星子 Xingzi`, { 'font-size': 19, 'font-weight': 600 }),
    legend(seeds),
    stagePart(at(95, 380, shown.stages), shown, runs, ticks),
    words(
      70,
      522,
      '流量，m³/s：五河等入湖（绿）、湖口出流（蓝，负为倒灌） · Flow: rivers into the lake (green), out at Hukou (blue; below 0: backflow)',
      CAPTION,
    ),
    flowPart(at(532, 180, shown.flows), runs[0], ticks),
    words(
      70,
      760,
      `流域面雨量，mm/日 · Areal rain of the basin, mm a day · seed ${seeds[0]}`,
      CAPTION,
    ),
    rainPart(at(770, 95, [0, shown.rain]), runs[0], ticks),
  );
}

const CAPTION = { 'font-weight': 600 };
const COLOURS = ['#1f6fb2', '#7a9cc0', '#8fae9b', '#b79bc4'];

function stagePart(frame: Frame, shown: Shown, runs: readonly Run[], ticks: readonly Tick[]): Svg {
  const [low, high] = frame.value;
  const whole = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return [
    shown.backflow ? backflowBand(frame, shown.backflow) : '',
    axes(frame, whole, ticks),
    ...shown.lines.map(([stage, name]) => level(frame, stage, name, '#b3261e')),
    ...runs
      .map(({ stage }, i) =>
        curve(frame, stage, { stroke: COLOURS[i] ?? '#888', 'stroke-width': i === 0 ? 2.4 : 1.3 }),
      )
      .toReversed(),
    ...shown.published.map(([time, value, text, move]) =>
      mark(frame, { time: Date.parse(`${time}+08:00`), value }, text, move),
    ),
  ].join('');
}

function backflowBand(frame: Frame, days: readonly [string, string]): Svg {
  const [from = 0, to = 0] = days.map((day) => xAt(frame, Date.parse(`${day}T00:00+08:00`)));
  const band = {
    x: from,
    y: frame.top,
    width: to - from,
    height: frame.height,
    fill: MARK,
    opacity: 0.08,
  };
  return (
    element('rect', band) +
    words(from - 6, frame.top + frame.height - 28, '已公布倒灌 7-6 至 7-8：3.0 亿 m³', {
      fill: MARK,
      'font-size': 12,
      'text-anchor': 'end',
    }) +
    words(from - 6, frame.top + frame.height - 12, 'published backflow 6–8 July: 3.0e8 m³', {
      fill: MARK,
      'font-size': 12,
      'text-anchor': 'end',
    })
  );
}

function flowPart(frame: Frame, run: Run | undefined, ticks: readonly Tick[]): Svg {
  const [low, high] = frame.value;
  const values = Array.from(
    { length: (high - low) / 10_000 + 1 },
    (_, i) => Math.ceil(low / 10_000) * 10_000 + i * 10_000,
  );
  return [
    axes(
      frame,
      values.filter((value) => value <= high),
      ticks,
    ),
    curve(frame, run?.inflow ?? [], { stroke: '#2f7d4f', 'stroke-width': 1.8 }),
    curve(frame, run?.outflow ?? [], { stroke: '#1f6fb2', 'stroke-width': 1.8 }),
  ].join('');
}

function rainPart(frame: Frame, run: Run | undefined, ticks: readonly Tick[]): Svg {
  const [, high] = frame.value;
  return axes(frame, [0, high / 2, high], ticks) + bars(frame, run?.rain ?? [], DAY_MS, '#5b8fb9');
}

function legend(seeds: readonly number[]): Svg {
  const entries = seeds.map((seed, i) =>
    words(70 + 90 * i, 54, `— seed ${seed}`, { fill: COLOURS[i] ?? '#888' }),
  );
  const note = '○ 已公布 published';
  return [
    ...entries,
    words(70 + 90 * seeds.length, 54, note, { fill: MARK }),
    words(70, 76, '水位，m，吴淞高程 · Stage, m Wusong', CAPTION),
  ].join('');
}

/** A tick every five days of a short span, every month of a long one. */
function ticksOf(time: readonly [number, number]): Tick[] {
  if (time[1] - time[0] > 100 * DAY_MS) return months(...time);
  return daysBetween(time[0], time[1])
    .filter((_, day) => day % 5 === 0)
    .map((day) => {
      const date = new Date(day);
      return { time: day, text: `${date.getUTCMonth() + 1}-${date.getUTCDate()}` };
    });
}
