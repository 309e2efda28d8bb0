import type { devicesZh } from './devices-zh.ts';

/** The words of the administrators' page, in English. */
export const devicesEn: typeof devicesZh = {
  devices: 'Devices',
  devicesTitle: 'Devices and accounts',
  devicesIntro:
    'Who may send readings: devices that nobody announced, tables of stations, accounts and their secrets. For administrators.',
  enter: 'Enter',
  entering: 'Checking…',
  leave: 'Leave',
  lookAgain: 'Look again',
  enterNote:
    'The secret of the administrator "admin" was shown at the first start and is in credentials.json of the data folder. It stays in this page and is forgotten with it.',
  signedIn: (id) => `Administrator ${id}`,
  working: 'Working…',

  failed: {
    unreached: 'The house cannot be reached; nothing is changed. Please try again later.',
    unknown:
      'Unknown or disabled account, or wrong secret. That of the administrator is in credentials.json of the data folder.',
    notAdministrator: (id) =>
      `${id} is no administrator, and sees and changes nothing here. Enter with an administrator's account.`,
    tooMany: 'Too many logins just now. Wait a minute.',
    tooLarge: 'The table is larger than 1 MiB: import it in parts.',
    taken: (id) =>
      `There is an account ${id} already. For a new secret use "New secret" in the list below.`,
    self: 'Nobody disables the own account: another administrator may.',
    houseFile: (id) =>
      `The house reads the secret of ${id} from a file: run ./poyang devices rotate ${id} on the server.`,
    unregistered: (name) =>
      `No such station is registered. Import it first as a table, its id the station's and ${name} in the column "address"; then accept.`,
    gone: (about) => `${about} is here no more: look again.`,
    other: (detail) => `It was not done. The house says: ${detail}`,
  },

  toldOnce: 'A secret is shown this once: only its hash is kept. Note it now.',
  toldDevice: (id) =>
    `Into the gear: MQTT user name ${id}, this secret as password, topic poyang/${id}/<codec>; the same account and secret for HTTP POST. Gear that comes by TCP needs no secret.`,
  toldPerson: (id) =>
    `For the person: account ${id} and this secret, to be used on the page "What if".`,
  toldImported: (n) =>
    `The table is imported, with ${n} new accounts. Download their secrets and put them into the gear.`,
  toldImportedNone: 'The table is imported. No account is new, and all secrets are as before.',
  toldAccepted: (device) =>
    `Accepted as ${device}; the frames kept are stored with the time at which they came.`,
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download CSV',
  putAway: 'Put away',

  waitingTitle: (n) => `Waiting: ${n}`,
  waitingIntro:
    'Devices that came without an account. They are not acknowledged, and their frames are kept. Accepted, these are stored as of when they came; refused, they are forgotten and noted no more.',
  nobodyWaits: 'Nobody waits.',
  by: (account) => `by ${account}`,
  cameFrom: (from) => `from ${from}`,
  cameTimes: (n) => (n === 1 ? 'came once' : `came ${n} times`),
  cameLast: (time) => `last ${time}`,
  saysNothing: 'No frames: nothing is read before a login.',
  noReadings: 'no readings',
  cannotRead: (reason) => `cannot be read (${reason})`,
  framesKept: (n) => (n === 1 ? '1 frame kept' : `${n} frames kept`),
  asStation: 'As station',
  asStationHint: 'station id',
  inRegistry: (name) => `registered as ${name}`,
  notInRegistry: 'The registry has no such station: import it first.',
  accept: 'Accept',
  refuse: 'Refuse',
  acceptAsk: (name, device, n) =>
    `${name} is let in as the station ${device}, and its ${n} kept frames are stored. That cannot be undone; the account can be disabled later.`,
  refuseAsk: (name, n) =>
    `The ${n} frames of ${name} are forgotten, and it is noted no more. That cannot be undone.`,
  cancel: 'Cancel',

  accountsTitle: 'Accounts',
  findAccount: 'Find account or station',
  allStates: 'All states',
  enabled: 'enabled',
  disabled: 'disabled',
  accountState: 'State',
  role: 'Role',
  roles: {
    device: 'device',
    gateway: 'gateway',
    dispatcher: 'dispatcher',
    admin: 'administrator',
  },
  doorColumn: 'Door',
  doors: { mqtt: 'MQTT', tcp: 'TCP', http: 'HTTP' },
  lastSeenColumn: 'Last heard of',
  neverSeen: 'not yet',
  speaksFor: 'speaks for',
  speaksForAll: 'all stations',
  actions: 'Actions',
  disable: 'Disable',
  enable: 'Enable',
  rotate: 'New secret',
  of: (what, id) => `${what}: ${id}`,
  disableAsk: (id) =>
    `The connections of ${id} are closed at once, and it is let in no more until you enable it.`,
  rotateAsk: (id) =>
    `The old secret of ${id} opens nothing more and its connections are closed: the gear needs the new one. The old one cannot be had back.`,
  noAccounts: 'No account matches.',
  shownOf: (n, all) => (n === all ? `${n} accounts` : `${n} of ${all} accounts`),

  addTitle: 'A new account',
  addId: 'Account (station id)',
  addIdHint: 'letters, digits, - and _, at most 64',
  addSpeaksFor: 'Speaks for stations, commas between; * for all',
  addLink: 'By TCP too (SL 651, HJ 212, SZY206)',
  addPassword: 'Password in its frames (may be empty)',
  addButton: 'Add',
  addNote:
    "A device's station must be registered too (import a table): readings of no known station are rejects.",

  importTitle: 'Import a table of stations',
  importNote:
    'CSV with a row for each sensor (UTF-8 or GB 18030). It is tried first; nothing is changed.',
  importColumns: 'Columns',
  chooseFile: 'Choose a file, or drop it here',
  problemsIn: (name, n) =>
    `${name}: ${n} ${n === 1 ? 'thing is' : 'things are'} wrong, and nothing is imported. Mend the table and choose it again.`,
  row: 'Row',
  column: 'Column',
  wrong: 'What is wrong',
  tableRight: (name, stations, sensors, fresh) =>
    `${name} is right: ${stations} stations with ${sensors} sensors, ${fresh} of them get an account. Nothing is imported yet.`,
  importButton: (n) => (n === 1 ? 'Import 1 station' : `Import ${n} stations`),
};
