import type { z } from 'zod';
import type { Account } from '../../../domain/account.ts';
import type { Station } from '../../../domain/station.ts';
import type { Column, STATION_COLUMNS } from './columns.ts';

/** What a row says of a station. */
export type StationCells = z.infer<z.ZodObject<typeof STATION_COLUMNS>>;

/** Who is in the house before a table is taken. */
export interface House {
  readonly stations: Iterable<Called>;
  readonly accounts: Iterable<Pick<Account, 'id' | 'role'>>;
}

type Called = Pick<Station, 'id'> & { readonly address?: string | undefined };

/** What is wrong with cells that are right each by itself: between them, and beside the stations of earlier rows and of the house. */
export function stationProblems(
  station: StationCells,
  earlier: readonly StationCells[],
  { stations, accounts }: House,
): { readonly column: Column; readonly why: string }[] {
  const { door, password, warning_stage: warning, guarantee_stage: guarantee } = station;
  const names = namesOf(station);
  const anew = new Set([station.id, ...earlier.map(({ id }) => id)]);
  const others: Called[] = [...earlier, ...[...stations].filter(({ id }) => !anew.has(id))];
  const person = [...accounts].find(({ id, role }) => id === station.id && role !== 'device');
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
    ...(person
      ? [{ column: 'id', why: `"${person.id}" is an account already: ${person.role}` } as const]
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
function namesOf({ id, address }: Called): readonly string[] {
  return [address ?? `00${id}`, id];
}
