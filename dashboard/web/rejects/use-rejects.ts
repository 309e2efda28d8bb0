import { useEffect, useState } from 'preact/hooks';
import type { RejectsAnswer } from '../../../domain/api-answers.ts';
import type { RejectReason } from '../../../domain/reject.ts';
import type { Api } from '../live/api.ts';

/** The rejects fetched so far of one reason, or of all; `failed` when the last request was not answered. */
export interface RejectsState {
  readonly counts: RejectsAnswer['counts'];
  readonly rejects: RejectsAnswer['rejects'];
  readonly next: string | null;
  readonly loaded: boolean;
  readonly failed: boolean;
}

const NOTHING: RejectsState = { counts: {}, rejects: [], next: null, loaded: false, failed: false };

/** Fetches the first page of a reason, and the next one whenever `more` is called. */
export function useRejects(api: Api, reason: RejectReason | undefined) {
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    let current = true;
    setState((old) => ({ ...NOTHING, counts: old.counts }));
    api.rejects({ reason }).then(
      (answer) => current && setState(after(NOTHING, answer)),
      () => current && setState((old) => ({ ...old, failed: true })),
    );
    return () => {
      current = false;
    };
  }, [api, reason]);

  const more = () => {
    if (state.next === null) return;
    api.rejects({ reason, before: state.next }).then(
      (answer) => setState((old) => (old.next === state.next ? after(old, answer) : old)),
      () => setState((old) => ({ ...old, failed: true })),
    );
  };
  return { ...state, more };
}

function after(old: RejectsState, answer: RejectsAnswer): RejectsState {
  const { counts, rejects, next } = answer;
  return { counts, rejects: [...old.rejects, ...rejects], next, loaded: true, failed: false };
}
