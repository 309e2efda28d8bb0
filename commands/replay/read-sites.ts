import { PoyangError } from '../../domain/errors.ts';
import { readTable } from './read-table.ts';

/** A station as the stations file tells of it. Stages in the data's unit. */
export interface Site {
  readonly id: string;
  readonly name: string | undefined;
  readonly river: string | undefined;
  readonly datum: string | undefined;
  readonly lon: number;
  readonly lat: number;
  readonly warningStage: number | undefined;
  readonly guaranteeStage: number | undefined;
}

/** The sites of a stations file by id. Throws CONFIG with line and column of what is wrong. */
export async function readSites(file: string): Promise<Map<string, Site>> {
  const sites = new Map<string, Site>();
  let columns: Columns | undefined;
  for await (const { line, cells } of readTable(file)) {
    if (!columns) columns = columnsOf(cells, file);
    else {
      const site = siteOf(columns, cells, `${file}, line ${line}`);
      if (sites.has(site.id)) throw wrong(`${file}, line ${line}: ${site.id} is there twice`);
      sites.set(site.id, site);
    }
  }
  return sites;
}

/** Headers that mean each column, in the order they are looked for, in lower case. */
const HEADERS = {
  id: ['site', 'id', 'station', 'station_id', 'stcd', 'code', 'code_site', 'code_station'],
  name: ['name', 'station_name', 'stnm', 'libelle_station', 'libelle'],
  river: ['river', 'river_name', 'rvnm', 'libelle_cours_eau', 'cours_eau'],
  datum: ['datum'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x'],
  lat: ['lat', 'latitude', 'y'],
  warningStage: ['warning_stage', 'wrz'],
  guaranteeStage: ['guarantee_stage', 'grz'],
} as const satisfies Record<keyof Site, readonly string[]>;

type Columns = Record<keyof Site, number>;

function columnsOf(header: readonly string[], file: string): Columns {
  const names = header.map((name) => name.toLowerCase());
  const find = (key: keyof Site) =>
    HEADERS[key].map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1;
  const columns = Object.fromEntries(
    Object.keys(HEADERS).map((key) => [key, find(key as keyof Site)]),
  ) as Columns;
  for (const key of ['id', 'lon', 'lat'] as const) {
    if (columns[key] < 0) {
      throw wrong(`${file} has no column for ${key}: one of ${HEADERS[key].join(', ')}`);
    }
  }
  return columns;
}

function siteOf(columns: Columns, cells: readonly string[], where: string): Site {
  const text = (key: keyof Site) => cells[columns[key]] || undefined;
  const number = (key: keyof Site, most = Number.POSITIVE_INFINITY) => {
    const value = text(key) === undefined ? undefined : Number(text(key));
    if (value === undefined || Math.abs(value) <= most) return value;
    throw wrong(`${where}, column ${key}: "${text(key)}" is not such a number`);
  };
  const [id, lon, lat] = [text('id') ?? '', number('lon', 180), number('lat', 90)];
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) {
    throw wrong(`${where}, column id: "${id}" may have letters, digits, "-" and "_" only`);
  }
  if (lon === undefined || lat === undefined) throw wrong(`${where}: ${id} has no place`);
  return {
    ...{ id, lon, lat, name: text('name'), river: text('river'), datum: text('datum') },
    warningStage: number('warningStage'),
    guaranteeStage: number('guaranteeStage'),
  };
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}
