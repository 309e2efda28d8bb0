import type { Position } from '../../domain/position.ts';

/** What one reading or packet says of a trouble: that it is there, or that it is not. Times are epoch ms. */
export interface Mark {
  readonly time: number;
  readonly holds: boolean;
  readonly value: number;
  readonly received: number;
  readonly raw: Position;
}

/** A trouble from its first mark to the first that it was over by; no `end`: it is still there. */
export interface Spell {
  readonly began: Mark;
  readonly end?: Mark;
}

/** How many marks in a row begin and end a spell, and how many are kept for those that come late, at least. */
export interface SpellRule {
  readonly begins: number;
  readonly ends: number;
  readonly keeps: number;
}

/** The spells of one trouble: a fold over its marks in order of time, whatever order they came in. */
export interface Spells {
  readonly rule: SpellRule;
  readonly marks: Mark[];
  /** How many of them say that it is there. */
  holding: number;
  /** The spells that the marks at hand make, the last maybe open; one that was open before them is the first. */
  spells: readonly Spell[];
  /** The time of the last mark that was let go, epoch ms; where the fold stood after it. */
  since: number;
  before: Standing;
  now: Standing;
}

/** Where the fold stands: the open spell, and the row of like marks that it is in. */
interface Standing {
  readonly open: Mark | undefined;
  readonly row: number;
  readonly first: Mark | undefined;
}

/** `open`: the spell that was told of before the marks at hand. */
export function spellsOf(rule: SpellRule, open?: Mark): Spells {
  const before = { open, row: 0, first: undefined };
  const since = open?.time ?? Number.NEGATIVE_INFINITY;
  const spells = spellsIn([], open);
  return { rule, marks: [], holding: 0, spells, since, before, now: before };
}

/**
 * Puts a mark in its place over what that time said before; `undefined` takes away what it said. Returns whether the spells may be
 * others now. Marks from before those at hand come too late.
 */
export function put(spells: Spells, time: number, mark: Mark | undefined): boolean {
  const { marks } = spells;
  if (time <= spells.since) return false;
  const at = endOf(marks, time);
  const there = marks[at - 1]?.time === time ? marks[at - 1] : undefined;
  if (there?.holds === mark?.holds) return false;
  if (mark && at === marks.length && !there) return append(spells, mark);
  marks.splice(there ? at - 1 : at, there ? 1 : 0, ...(mark ? [mark] : []));
  return isStill(there) && isStill(mark) && isQuiet(spells) ? letGoQuietly(spells) : refold(spells);
}

function isStill(mark: Mark | undefined): boolean {
  return mark?.holds !== true;
}

/** The index after all marks up to a time; most come last. */
function endOf(marks: readonly Mark[], time: number): number {
  let at = marks.length;
  while (at > 0 && (marks[at - 1] as Mark).time > time) at--;
  return at;
}

/** The usual case: the newest mark. */
function append(spells: Spells, mark: Mark): boolean {
  const { marks, rule } = spells;
  marks.push(mark);
  if (mark.holds) spells.holding++;
  else if (isQuiet(spells)) return letGoQuietly(spells);
  const before = spells.now;
  const { standing, spell } = step(before, mark, rule);
  spells.now = standing;
  const changes = spell !== undefined || standing.open !== before.open;
  if (changes) refold(spells);
  if (marks.length >= 2 * rule.keeps) letGo(spells);
  return changes;
}

/** Nothing is wrong and nothing was: one more mark that says so changes nothing. */
function isQuiet({ holding, now, spells }: Spells): boolean {
  return holding === 0 && now.first?.holds === false && spells.length === 0;
}

function letGoQuietly(spells: Spells): false {
  const { marks, rule } = spells;
  if (marks.length < 2 * rule.keeps) return false;
  const gone = marks.splice(0, marks.length - rule.keeps);
  spells.since = gone.at(-1)?.time ?? spells.since;
  spells.before = spells.now;
  return false;
}

function refold(spells: Spells): true {
  const { marks, rule, before } = spells;
  spells.holding = marks.reduce((count, { holds }) => count + (holds ? 1 : 0), 0);
  const found: Spell[] = [];
  let standing = before;
  for (const mark of marks) {
    const next = step(standing, mark, rule);
    standing = next.standing;
    if (next.spell) found.push(next.spell);
  }
  spells.now = standing;
  spells.spells = spellsIn(found, standing.open);
  return true;
}

function letGo(spells: Spells): void {
  const { marks, rule } = spells;
  for (const mark of marks.splice(0, marks.length - rule.keeps)) {
    spells.before = step(spells.before, mark, rule).standing;
    spells.since = mark.time;
  }
  refold(spells);
}

function spellsIn(ended: readonly Spell[], open: Mark | undefined): readonly Spell[] {
  return open ? [...ended, { began: open }] : ended;
}

/** The standing after a mark, and the spell that it ends. */
function step(
  { open, row, first }: Standing,
  mark: Mark,
  { begins, ends }: SpellRule,
): { standing: Standing; spell?: Spell } {
  const isRow = first?.holds === mark.holds;
  const start = isRow && first ? first : mark;
  const length = isRow ? Math.min(row + 1, Math.max(begins, ends)) : 1;
  const same = { row: length, first: start };
  if (mark.holds && !open && length >= begins) return { standing: { ...same, open: start } };
  if (mark.holds || !open || length < ends) return { standing: { ...same, open } };
  return { standing: { ...same, open: undefined }, spell: { began: open, end: start } };
}
