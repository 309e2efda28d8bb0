import { SvgTree } from '../svg/svg-tree.tsx';
import { type Mark, markNode } from './mark.ts';

/** A mark at a size in px, for the eye only: whoever uses it says the same in words beside it. */
export function MarkIcon({ mark, size }: { mark: Mark; size: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="-16 -16 32 32" aria-hidden="true">
      <SvgTree node={markNode(mark)} />
    </svg>
  );
}

/** A small triangle for rising and falling; nothing when still. */
export function TrendArrow({ direction }: { direction: number }) {
  if (direction === 0) return null;
  return (
    <svg class="arrow" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <path d={direction > 0 ? 'M.5 7.5 4 .5l3.5 7z' : 'M.5.5 4 7.5 7.5.5z'} fill="currentColor" />
    </svg>
  );
}
