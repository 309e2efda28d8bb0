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
  for (let before = step * size; before < (step + 1) * size; before++) {
    const i = gateOf(before, units);
    const input = sigmoid(gates[i] as number);
    const forget = sigmoid(gates[i + units] as number);
    const candidate = tanh(gates[i + 2 * units] as number);
    const output = sigmoid(gates[i + 3 * units] as number);
    const cell = forget * (cells[before] as number) + input * candidate;
    gates[i] = input;
    gates[i + units] = forget;
    gates[i + 2 * units] = candidate;
    gates[i + 3 * units] = output;
    cells[before + size] = cell;
    hidden[before + size] = output * tanh(cell);
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
  for (let at = 0, before = step * size; at < size; at++, before++) {
    const i = gateOf(before, units);
    const input = gates[i] as number;
    const forget = gates[i + units] as number;
    const candidate = gates[i + 2 * units] as number;
    const output = gates[i + 3 * units] as number;
    const hidden = slopes.hidden[at] as number;
    const out = tanh(cells[before + size] as number);
    const cell = (slopes.cell[at] as number) + hidden * output * (1 - out * out);
    gates[i] = cell * candidate * input * (1 - input);
    gates[i + units] = cell * (cells[before] as number) * forget * (1 - forget);
    gates[i + 2 * units] = cell * input * (1 - candidate * candidate);
    gates[i + 3 * units] = hidden * out * output * (1 - output);
    slopes.cell[at] = cell * forget;
  }
}

/** Where the input gate of a cell stands, given where the cell does; the other gates follow at every `units`. */
function gateOf(cell: number, units: number): number {
  const within = cell % units;
  return 4 * (cell - within) + within;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** By the exponential, which the engine has faster than Math.tanh. */
function tanh(x: number): number {
  return 2 / (1 + Math.exp(-2 * x)) - 1;
}
