import { SPANNER_ALONE } from '../marks/spanner.ts';

/** The small spanner of gear with which something is wrong, for the eye only: words stand beside it. */
export function TroubleIcon() {
  return (
    <svg class="spanner" width="16" height="16" viewBox="-5.5 -6 11 11" aria-hidden="true">
      <path d={SPANNER_ALONE} fill="none" stroke="currentColor" stroke-width="1.4" />
    </svg>
  );
}
