export interface Together<Q, A> {
  /** Questions for which it is the same can be asked as one. */
  readonly kindOf: (question: Q) => string;
  /** The answer to each of some questions of one kind, in their order. */
  readonly ask: (questions: readonly Q[]) => Promise<readonly A[]>;
  /** How many are asked as one at most. */
  readonly most: number;
}

/**
 * Answers one question at a time, and asks those that come in one turn as one: a server has much the same work with one
 * as with many. What is asked as one fails as one.
 */
export function askTogether<Q, A>({
  kindOf,
  ask,
  most,
}: Together<Q, A>): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = [];

  function askAll(): void {
    const turn = Map.groupBy(waiting, ({ question }) => kindOf(question));
    waiting = [];
    for (const alike of turn.values()) {
      for (let at = 0; at < alike.length; at += most) void answer(alike.slice(at, at + most));
    }
  }

  async function answer(some: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await ask(some.map(({ question }) => question));
      for (const [i, { resolve }] of some.entries()) resolve(answers[i] as A);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  return (question) => {
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    if (waiting.push({ question, resolve, reject }) === 1) queueMicrotask(askAll);
    return promise;
  };
}

interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}
