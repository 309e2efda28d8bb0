import type { z } from 'zod';
import type { Column, STATION_COLUMNS } from './columns.ts';

/** What a row says of a station. */
export type StationCells = z.infer<z.ZodObject<typeof STATION_COLUMNS>>;

/** What is wrong with cells that are right each by itself: between them, and beside the stations of earlier rows. */
export function stationProblems(
  station: StationCells,
  others: readonly StationCells[],
): { readonly column: Column; readonly why: string }[] {
  const { door, password, warning_stage: warning, guarantee_stage: guarantee } = station;
  const names = namesOf(station);
  const clash = others.flatMap((other) =>
    namesOf(other)
      .filter((name) => names.includes(name))
      .map((name) => ({ id: other.id, name })),
  )[0];
  const column = station.address === undefined ? 'id' : 'address';
  return [
    ...(clash
      ? [{ column, why: `frames of "${clash.name}" are of ${clash.id} already` } as const]
      : []),
    ...(password !== undefined && door !== 'tcp'
      ? [{ column: 'password', why: 'for the door tcp alone' } as const]
      : []),
    ...(warning !== undefined && guarantee !== undefined && guarantee <= warning
      ? [{ column: 'guarantee_stage', why: `not above the warning stage, ${warning}` } as const]
      : []),
  ];
}

/** What its frames may call it: see infra/accounts/call-signs.ts. */
function namesOf({ id, address }: StationCells): readonly string[] {
  return [address ?? `00${id}`, id];
}
