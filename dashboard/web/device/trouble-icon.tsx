import { SPANNER_ALONE } from '../marks/spanner.ts';

/** The small spanner of gear with which something is wrong, for the eye only: words stand beside it. */
export function TroubleIcon() {
  return (
    <svg class="spanner" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={SPANNER_ALONE} fill="none" stroke="currentColor" stroke-width="1.6" />
    </svg>
  );
}
