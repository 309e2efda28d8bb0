import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MINUTE_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import { SvgTree } from '../svg/svg-tree.tsx';
import { chartKeys } from './chart-keys.ts';
import { drawHydrograph, type Hydrograph } from './draw.ts';
import type { HydrographInput } from './input.ts';
import { type Columns, nearest } from './points.ts';
import type { Span } from './span.ts';
import { readOut, stopsOf } from './stops.ts';
import { usePan } from './use-pan.ts';
import { useSize } from './use-size.ts';

export interface HydrographViewProps
  extends Pick<
    HydrographInput,
    | 'columns'
    | 'gap'
    | 'now'
    | 'decimals'
    | 'lines'
    | 'hazard'
    | 'rain'
    | 'bars'
    | 'forecast'
    | 'earlier'
    | 'crest'
    | 'supposed'
  > {
  span: Span;
  unit: string;
  onSpan: (span: Span) => void;
  /** A click on a reading, or Enter. */
  onPick: (time: number) => void;
}

/** The hydrograph on the page: a slider over its readings for the keyboard, zoomed by wheel, drag and pinch. */
export function HydrographView(props: HydrographViewProps) {
  const { columns, forecast, span, onSpan } = props;
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const speech = useSpeech();
  const { tell } = useApp();
  const drawing = useDrawing(props, size, speech);
  const stops = useMemo(() => stopsOf(columns, forecast), [columns, forecast]);
  const onPoint = (time: number) => setCursor(nearest(stops, time));
  const pan = usePan({ element, frame: drawing.frame, span, onSpan, onPoint });
  useEffect(() => setCursor(undefined), [props.lines]);

  const last = Math.max(0, columns.times.length - 1);
  const said = readOut(props, stops, cursor ?? last, { ...speech, tell: tell.value });
  // What is forecast comes from no reading.
  const onPick = (time: number) => time <= (columns.times.at(-1) ?? 0) && props.onPick(time);
  const pick = () => cursor !== undefined && onPick(stops.times[cursor] as number);
  return (
    <div
      class="hydrograph"
      ref={element}
      role="slider"
      tabIndex={0}
      aria-label={`${speech.words.chart}. ${speech.words.chartHelp}`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, stops.times.length - 1)}
      aria-valuenow={cursor ?? last}
      aria-valuetext={said}
      onKeyDown={chartKeys({
        columns: stops,
        span,
        cursor: cursor ?? last,
        setCursor,
        onSpan,
        onPick,
      })}
      onPointerLeave={() => setCursor(undefined)}
      onClick={() => !pan.moved() && pick()}
    >
      <svg width={size.width} height={size.height} aria-hidden="true">
        <SvgTree node={drawing.node} />
        {cursor !== undefined && <Cursor drawing={drawing} columns={stops} index={cursor} />}
      </svg>
      {cursor !== undefined && <p class="read-out">{said}</p>}
    </div>
  );
}

function useSpeech(): HydrographInput['speech'] {
  const { words, language, zone } = useApp();
  return { words: words.value, language: language.value, zone: zone.value };
}

/** The drawing, made anew only when something in it changes; "now" moves by minutes. */
function useDrawing(
  props: HydrographViewProps,
  { width, height }: { width: number; height: number },
  speech: HydrographInput['speech'],
): Hydrograph {
  const { columns, lines, hazard, rain, bars, forecast, earlier, crest, supposed, span } = props;
  const now = Math.floor(props.now / MINUTE_MS) * MINUTE_MS;
  const { from, to } = span;
  return useMemo(
    () => drawHydrograph({ ...props, from, to, width, height, now, speech }),
    [
      columns,
      lines,
      hazard,
      rain,
      bars,
      forecast,
      earlier,
      crest,
      supposed,
      from,
      to,
      width,
      height,
      now,
      speech.words,
    ],
  );
}

function Cursor(props: { drawing: Hydrograph; columns: Columns; index: number }) {
  const { frame } = props.drawing;
  const x = frame.x(props.columns.times[props.index] ?? 0);
  const y = frame.y(props.columns.values[props.index] ?? 0);
  if (x < frame.left || x > frame.right) return null;
  return (
    <g class="cursor">
      <path d={`M${x} ${frame.top}V${frame.bottom}`} />
      <circle cx={x} cy={Math.min(Math.max(y, frame.top), frame.bottom)} r={4} />
    </g>
  );
}
