import { readFileSync, writeFileSync } from 'node:fs';
import { builtInStations } from '../../devices/stations/built-in-stations.ts';
import { readImport } from '../../devices/stations/import/read-import.ts';
import { PoyangError } from '../../domain/errors.ts';
import { textOfTable } from '../../domain/text-of-table.ts';
import { stations as stationsTopic } from '../../domain/topics.ts';
import {
  admitStations,
  type NewSecret,
  withoutAccount,
} from '../../infra/accounts/admit-stations.ts';
import { readAccounts } from '../../infra/accounts/read-accounts.ts';
import { newest } from '../../infra/follow.ts';
import { aligned } from './aligned.ts';
import type { Action } from './task.ts';

/** Registers the stations of a CSV file and makes their accounts, all or none; a dry run says what it would do. Throws CONFIG. */
export const importStations: Action = async ({ log, id: file, values }) => {
  const [registered, accounts] = await Promise.all([newest(log, stationsTopic), readAccounts(log)]);
  const imported = readImport(contentOf(file), {
    stations: [...builtInStations(), ...registered.values()],
    accounts: accounts.values(),
  });
  if (!imported.ok) {
    const rows = imported.problems.map(({ row, column, why }) => [String(row), column, why]);
    const table = aligned([['ROW', 'COLUMN', 'WHAT IS WRONG'], ...rows]).join('\n');
    throw new PoyangError('CONFIG', `Nothing of ${file} is taken:\n${table}`);
  }
  const { stations } = imported;
  const fresh = await withoutAccount(log, stations);
  const sensors = stations.reduce((sum, { station }) => sum + station.series.length, 0);
  const sum = `${stations.length} stations with ${sensors} sensors, ${fresh.length} of them without an account`;
  if (values['dry-run']) return [`${file} is right: ${sum}. Nothing is changed.`];
  const secrets = values.secrets ?? `${file}.secrets.csv`;
  const made = await admitStations(log, stations, (all) => writeSecrets(secrets, all));
  return [
    `Registered ${sum}.`,
    ...(made.length > 0
      ? [`The secrets of ${made.length} new accounts are in ${secrets}, readable by you only.`]
      : []),
  ];
};

function contentOf(file: string): string {
  try {
    return textOfTable(readFileSync(file));
  } catch (cause) {
    throw new PoyangError('CONFIG', `${file} cannot be read (${(cause as Error).message}).`, {
      cause,
    });
  }
}

/** Written before the accounts are made, so that no secret is lost; an older file is not overwritten. */
function writeSecrets(file: string, made: readonly NewSecret[]): void {
  const lines = ['id,secret', ...made.map(({ id, secret }) => `${id},${secret}`)];
  try {
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new PoyangError(
      'CONFIG',
      `The new secrets cannot be written to ${file} (${(cause as Error).message}): name another with --secrets FILE.`,
      { cause },
    );
  }
}
