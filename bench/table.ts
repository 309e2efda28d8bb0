/** What a bench found: printed for people, written as JSON for machines. */
export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The workload, what bounds it, what was not reached. */
  readonly notes?: readonly string[];
}

export interface BenchOptions {
  /** How often to repeat; tables then show median and range. */
  readonly rounds: number;
  /** Seconds a sustained load lasts. */
  readonly seconds: number;
  /** Folder for the pictures of a bench that draws; none are drawn if not given. */
  readonly pictures?: string | undefined;
  readonly say: (line: string) => void;
}

/** A claim about speed that anyone can measure again. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  run(options: BenchOptions): Promise<BenchTable[]>;
}

/** "median (least–most)" of at least one number, with that many significant figures. */
export function spread(numbers: readonly number[], figures = 3): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const show = (n: number | undefined) => round(n ?? Number.NaN, figures).toLocaleString('en');
  return `${show(quantile(sorted, 0.5))} (${show(sorted[0])}–${show(sorted.at(-1))})`;
}

/** The q-quantile of sorted numbers, nearest rank. NaN of none. */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** Columns in line, numbers to the right. */
export function formatTable(table: BenchTable): string {
  const cells = [table.columns, ...table.rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  const widths = table.columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const isNumber = table.columns.map((_, i) =>
    table.rows.every((row) => /^[\d<−-]/.test(String(row[i]))),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [table.title, '', lines[0], rule, ...lines.slice(1), '', ...(table.notes ?? [])].join(
    '\n',
  );
}

function round(value: number, figures: number): number {
  return Number(value.toPrecision(figures));
}
