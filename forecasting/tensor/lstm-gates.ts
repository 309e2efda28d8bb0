/** What an LSTM went through on its way over a sequence, step after step, a row an example. */
export interface Passage {
  readonly steps: number;
  readonly batch: number;
  readonly units: number;
  /** [steps, batch, 4 · units]: input, forget, candidate and output gate. Before a step passes, what goes into them. */
  readonly gates: Float32Array;
  /** [steps + 1, batch, units]; the first is before the first step, and all zero. */
  readonly hidden: Float32Array;
  readonly cells: Float32Array;
}

/** Opens the gates of one step and writes cell and output after it. Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735. */
export function passStep({ gates, hidden, cells, batch, units }: Passage, step: number): void {
  const size = batch * units;
  for (let at = 0; at < size; at++) {
    const [before, after] = [step * size + at, (step + 1) * size + at];
    const i = 4 * units * (step * batch + Math.floor(at / units)) + (at % units);
    const [f, c, o] = [i + units, i + 2 * units, i + 3 * units];
    gates[i] = sigmoid(gates[i] as number);
    gates[f] = sigmoid(gates[f] as number);
    gates[c] = tanh(gates[c] as number);
    gates[o] = sigmoid(gates[o] as number);
    const kept = (gates[f] as number) * (cells[before] as number);
    cells[after] = kept + (gates[i] as number) * (gates[c] as number);
    hidden[after] = (gates[o] as number) * tanh(cells[after] as number);
  }
}

/** How the loss changes with what comes out of a step, [batch, units]. */
export interface Slopes {
  readonly hidden: Float32Array;
  /** Of the cell, from the steps after; moved on to the step before. */
  readonly cell: Float32Array;
}

/** Puts, in place of the gates of one step, how the loss changes with what went into them. */
export function returnStep(
  { gates, cells, batch, units }: Passage,
  step: number,
  slopes: Slopes,
): void {
  const size = batch * units;
  for (let at = 0; at < size; at++) {
    const i = 4 * units * (step * batch + Math.floor(at / units)) + (at % units);
    const [f, c, o] = [i + units, i + 2 * units, i + 3 * units];
    const [input, forget] = [gates[i] as number, gates[f] as number];
    const [candidate, output] = [gates[c] as number, gates[o] as number];
    const out = tanh(cells[(step + 1) * size + at] as number);
    const [hidden, before] = [slopes.hidden[at] as number, cells[step * size + at] as number];
    const cell = (slopes.cell[at] as number) + hidden * output * (1 - out * out);
    gates[i] = cell * candidate * input * (1 - input);
    gates[f] = cell * before * forget * (1 - forget);
    gates[c] = cell * input * (1 - candidate * candidate);
    gates[o] = hidden * out * output * (1 - output);
    slopes.cell[at] = cell * forget;
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** By the exponential, which the engine has faster than Math.tanh. */
function tanh(x: number): number {
  return 2 / (1 + Math.exp(-2 * x)) - 1;
}
