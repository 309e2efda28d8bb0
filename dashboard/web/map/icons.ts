import { SEVERITIES } from '../../../domain/severity.ts';
import { type Mark, markOutlines, type Outline } from '../marks/mark.ts';
import { iconName } from './features.ts';

/** Device pixels for each px of a mark's picture. */
export const PIXEL_RATIO = 2;
/** px each way: a level's mark with its outline, and a plain one. */
const SIZES = { level: 32, plain: 18 };

/** The pictures of all marks, by name, in the colours of the theme. */
export function markImages(colourOf: (token: string) => string): Map<string, ImageData> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const images = new Map<string, ImageData>();
  if (context === null) return images;
  for (const mark of allMarks()) {
    const size = (isPlain(mark) ? SIZES.plain : SIZES.level) * PIXEL_RATIO;
    // Setting the size also empties the canvas.
    canvas.width = size;
    canvas.height = size;
    context.setTransform(PIXEL_RATIO, 0, 0, PIXEL_RATIO, size / 2, size / 2);
    for (const outline of markOutlines(mark)) paint(context, outline, colourOf);
    images.set(iconName(mark), context.getImageData(0, 0, size, size));
  }
  return images;
}

function allMarks(): Mark[] {
  const conditions = ['good', 'partly', 'suspect', 'stale', 'none'] as const;
  const levels = [undefined, ...SEVERITIES];
  const marks = (['flood', 'low_water'] as const).flatMap((hazard): Mark[] => [
    ...levels.flatMap((severity) =>
      conditions.map((condition) => ({ severity, hazard, condition })),
    ),
    ...SEVERITIES.map((severity) => ({
      severity,
      hazard,
      condition: 'good' as const,
      isForecast: true,
    })),
  ]);
  return [...marks, ...marks.map((mark) => ({ ...mark, isTroubled: true }))];
}

function isPlain({ severity, isTroubled }: Mark): boolean {
  return severity === undefined && !isTroubled;
}

function paint(
  context: CanvasRenderingContext2D,
  outline: Outline,
  colourOf: (token: string) => string,
): void {
  const path = new Path2D(outline.path);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (outline.fill !== undefined) {
    context.fillStyle = colourOf(outline.fill);
    context.fill(path);
  }
  if (outline.stroke === undefined) return;
  context.strokeStyle = colourOf(outline.stroke);
  context.lineWidth = outline.width ?? 1;
  context.setLineDash([...(outline.dash ?? [])]);
  context.stroke(path);
}
