import type { Position } from 'geojson';

/** Smoothed away are the steps of the cells, not the shapes. */
const ROUNDS = 10;
/** Pieces of fewer corners are specks. */
const FEWEST_CORNERS = 24;

/**
 * The outlines of labelled cells (row by row, -1 is outside), in cells, by label: rings that run counter-clockwise, neighbours
 * sharing every point of their common line. Holes are not told apart: no label surrounds another.
 */
export function outlinesOf(labels: readonly number[], width: number): Map<number, Position[][]> {
  const edges = edgesOf(labels, width);
  const places = smoothed(edges, width + 1);
  const outlines = new Map<number, Position[][]>();
  for (const [label, own] of Map.groupBy(edges, (edge) => edge.label)) {
    if (label < 0) continue;
    const rings = ringsOf(own).filter((ring) => ring.length >= FEWEST_CORNERS);
    outlines.set(
      label,
      rings.map((ring) =>
        closed(ring.map((node) => places.get(node)).filter((place) => place !== undefined)),
      ),
    );
  }
  return outlines;
}

/** A side of a cell with another label beyond; its cell lies to the left. Nodes are the corners of the cells, row by row. */
interface Edge {
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

function edgesOf(labels: readonly number[], width: number): Edge[] {
  const height = labels.length / width;
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? -1 : (labels[y * width + x] ?? -1);
  const node = (x: number, y: number) => y * (width + 1) + x;
  return labels.flatMap((label, cell) => {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    const sides = [
      { beyond: at(x, y - 1), from: node(x, y), to: node(x + 1, y) },
      { beyond: at(x + 1, y), from: node(x + 1, y), to: node(x + 1, y + 1) },
      { beyond: at(x, y + 1), from: node(x + 1, y + 1), to: node(x, y + 1) },
      { beyond: at(x - 1, y), from: node(x, y + 1), to: node(x, y) },
    ];
    return sides
      .filter(({ beyond }) => beyond !== label)
      .map(({ from, to }) => ({ label, from, to }));
  });
}

/** Where each node lies when the line through it is drawn softly; where three lines meet it stays. Every second is left out. */
function smoothed(edges: readonly Edge[], columns: number): Map<number, Position> {
  const beside = new Map<number, Set<number>>();
  for (const { from, to } of edges) {
    beside.set(from, (beside.get(from) ?? new Set()).add(to));
    beside.set(to, (beside.get(to) ?? new Set()).add(from));
  }
  let places = new Map<number, readonly [number, number]>(
    [...beside.keys()].map((node) => [node, [node % columns, Math.floor(node / columns)]]),
  );
  for (let round = 0; round < ROUNDS; round++) {
    const before = places;
    places = new Map(
      [...before].map(([node, place]) => {
        const near = [...(beside.get(node) ?? [])].map((one) => before.get(one) ?? place);
        return [node, near.length === 2 ? middle(place, near) : place];
      }),
    );
  }
  const isKept = (node: number) =>
    (beside.get(node)?.size ?? 0) > 2 || ((node % columns) + Math.floor(node / columns)) % 2 === 0;
  return new Map(
    [...places].filter(([node]) => isKept(node)).map(([node, [x, y]]) => [node, [x, y]]),
  );
}

type Place = readonly [number, number];

function middle([x, y]: Place, near: readonly Place[]): Place {
  const mean = (axis: 0 | 1) => near.reduce((sum, place) => sum + place[axis], 0) / near.length;
  return [(x + mean(0)) / 2, (y + mean(1)) / 2];
}

/** The nodes of each ring in order. Where two rings of a label touch at a corner, either way round is one. */
function ringsOf(edges: readonly Edge[]): number[][] {
  const next = Map.groupBy(edges, ({ from }) => from);
  const rings: number[][] = [];
  for (const { from: start } of edges) {
    const ring: number[] = [];
    for (let edge = next.get(start)?.pop(); edge; edge = next.get(edge.to)?.pop())
      ring.push(edge.from);
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

function closed(ring: Position[]): Position[] {
  const [first] = ring;
  return first ? [...ring, first] : [];
}
