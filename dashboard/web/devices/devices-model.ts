import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  DeviceEntry,
  ImportAnswer,
  SecretAnswer,
  WaitingEntry,
} from '../../../domain/device-answers.ts';
import type { HouseRefusal, Person } from '../live/ask-as.ts';
import type { DevicesApi, NewDevice } from './devices-api.ts';

/** What a person does on the page: its failure is told in words of its own. */
export type Doing = 'enter' | 'add' | 'change' | 'rotate' | 'try' | 'import' | 'accept' | 'refuse';

/** Why that came to nothing; without a status the house was not reached. */
export interface Failure {
  readonly doing: Doing;
  /** The account, device or file that it was about. */
  readonly about: string;
  readonly status: number | undefined;
  /** In the house's words. */
  readonly detail: string;
}

/** Secrets that were made just now and are told this once. */
export interface Told {
  readonly doing: Doing;
  readonly secrets: readonly SecretAnswer[];
  /** What was done, where no secret came of it: of whom. */
  readonly about: string;
}

/** A table of stations that was tried dry. */
export interface TriedTable {
  readonly name: string;
  readonly csv: string;
  readonly answer: ImportAnswer;
}

/** What an administrator sees once the house knows who asks. */
export interface Administered {
  readonly devices: readonly DeviceEntry[];
  readonly waiting: readonly WaitingEntry[];
}

/** The state of the administrators' page. */
export interface DevicesModel {
  readonly person: Signal<Person>;
  /** undefined until an administrator is signed in. */
  readonly administered: ReadonlySignal<Administered | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  readonly told: ReadonlySignal<Told | undefined>;
  readonly table: ReadonlySignal<TriedTable | undefined>;
  /** Signs in, or looks again. */
  enter(): Promise<void>;
  /** Not while something is under way: its answer would be told to whoever comes next, or a new secret to nobody. */
  leave(): void;
  add(wish: NewDevice): Promise<void>;
  change(id: string, change: 'disable' | 'enable'): Promise<void>;
  rotate(id: string): Promise<void>;
  tryTable(name: string, csv: string): Promise<void>;
  /** Takes the table that was tried. */
  importTable(): Promise<void>;
  accept(name: string, device: string | undefined): Promise<void>;
  refuse(name: string): Promise<void>;
  /** Puts away what was told, failed or tried. */
  putAway(): void;
}

/** The model over the API, of whoever is signed in as `person`. */
export function createDevicesModel(api: DevicesApi, person: Signal<Person>): DevicesModel {
  const its = createKnown(person);
  return { ...its, ...stepsIn(api, its), ...doings(api, its), ...importing(api, its) };
}

type Known = ReturnType<typeof createKnown>;

function createKnown(person: Signal<Person>) {
  return {
    person,
    administered: signal<Administered | undefined>(undefined),
    busy: signal(false),
    failure: signal<Failure | undefined>(undefined),
    told: signal<Told | undefined>(undefined),
    table: signal<TriedTable | undefined>(undefined),
  };
}

function stepsIn(api: DevicesApi, its: Known): Pick<DevicesModel, 'enter' | 'leave' | 'putAway'> {
  const putAway = () => {
    its.failure.value = undefined;
    its.told.value = undefined;
    its.table.value = undefined;
  };
  return {
    enter: () => attempt(its, ['enter', its.person.value.id], () => look(api, its)),
    leave: () => {
      if (its.busy.value) return;
      batch(() => {
        its.person.value = { id: '', secret: '' };
        its.administered.value = undefined;
        putAway();
      });
    },
    putAway: () => batch(putAway),
  };
}

function doings(
  api: DevicesApi,
  its: Known,
): Pick<DevicesModel, 'add' | 'change' | 'rotate' | 'accept' | 'refuse'> {
  const done = async (doing: Doing, about: string, secrets: readonly SecretAnswer[] = []) => {
    its.told.value = { doing, about, secrets };
    await look(api, its);
  };
  return {
    add: (wish) =>
      attempt(its, ['add', wish.id], async () => done('add', wish.id, [await api.add(wish)])),
    change: (id, change) =>
      attempt(its, ['change', id], async () => {
        await api.change(id, change);
        await look(api, its);
      }),
    rotate: (id) =>
      attempt(its, ['rotate', id], async () => done('rotate', id, [await api.rotate(id)])),
    accept: (name, wished) =>
      attempt(its, ['accept', name], async () => {
        const { device, secret } = await api.accept(name, wished);
        await done('accept', device, secret === undefined ? [] : [{ id: device, secret }]);
      }),
    refuse: (name) =>
      attempt(its, ['refuse', name], async () => {
        await api.refuse(name);
        await look(api, its);
      }),
  };
}

function importing(api: DevicesApi, its: Known): Pick<DevicesModel, 'tryTable' | 'importTable'> {
  return {
    tryTable: (name, csv) =>
      attempt(its, ['try', name], async () => {
        its.table.value = undefined;
        its.table.value = { name, csv, answer: await api.importTable(csv, { dry: true }) };
      }),
    importTable: async () => {
      const table = its.table.value;
      if (table === undefined) return;
      const { csv, name } = table;
      await attempt(its, ['import', name], async () => {
        const answer = await api.importTable(csv, { dry: false });
        batch(() => {
          its.table.value = undefined;
          its.told.value = { doing: 'import', about: name, secrets: answer.secrets };
        });
        await look(api, its);
      });
    },
  };
}

async function look(api: DevicesApi, its: Known): Promise<void> {
  const [{ devices }, { waiting }] = await Promise.all([api.list(), api.waiting()]);
  its.administered.value = { devices, waiting };
}

/** One at a time. A secret that was told stays until the next thing is done; whoever is not let in any more sees nothing more. */
async function attempt(
  its: Known,
  [doing, about]: [Doing, string],
  task: () => Promise<void>,
): Promise<void> {
  if (its.busy.value) return;
  batch(() => {
    its.busy.value = true;
    its.failure.value = undefined;
    if (doing !== 'enter') its.told.value = undefined;
  });
  try {
    await task();
  } catch (error) {
    const { status, message } = error as Partial<HouseRefusal> & Error;
    batch(() => {
      its.failure.value = { doing, about, status, detail: message };
      if (status === 401 || status === 403) its.administered.value = undefined;
    });
  } finally {
    its.busy.value = false;
  }
}
