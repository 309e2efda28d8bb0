import { type FaultRecord, type FaultReport, faultRounds } from '../test/servers/fault-rounds.ts';
import { ONE_BROKER, THREE_BROKERS } from '../test/servers/faults.ts';
import { type Bench, type BenchTable, spread } from './table.ts';

const FROZEN_SECONDS = 120;
const MIB_OF_KAFKA = 2_048;

export const faults: Bench = {
  name: 'faults',
  summary:
    'rooms and servers killed, InfluxDB frozen for two minutes, readers that come, go and sleep, a full disk: stored once?',

  async run({ rounds, say }) {
    const run = { rounds, oneByOne: true, say };
    const frozen = { frozenSeconds: FROZEN_SECONDS, freezes: rounds };
    const one = await faultRounds({ ...run, faults: ONE_BROKER, ...frozen });
    const onThree = { nodes: 3, ownDoor: true, kafkaDisk: MIB_OF_KAFKA } as const;
    const three = await faultRounds({ ...run, faults: THREE_BROKERS, ...onThree });
    return [
      byFault('behind Mosquitto, on one Kafka', one),
      inAll('behind Mosquitto, on one Kafka', one),
      byFault('behind its own door, on three Kafka brokers', three),
      inAll('behind its own door, on three Kafka brokers', three),
    ];
  },
};

const ROOMS = ['ingest', 'streams', 'dashboard'];

function byFault(house: string, report: FaultReport): BenchTable {
  const rows = Object.entries(Object.groupBy(report.faults, ({ name }) => name)).map(
    ([name, records = []]) => [
      name,
      records.length,
      ...[sum(records, 'acked'), sum(records, 'lost')],
      spread(records.map(({ seconds }) => seconds)),
      spread(records.map(({ ackedAfter }) => ackedAfter)),
      spread(records.map(({ storedAfter = Number.NaN }) => storedAfter)),
      ...ROOMS.map((room) => Math.max(...records.map(({ memory }) => memory[room] ?? 0))),
    ],
  );
  return {
    title: `What can befall the house ${house}, two streams processes, under load`,
    columns: [
      'fault',
      'times',
      'acked',
      'lost',
      'it lasts, s',
      'acks after, s',
      'stored after, s',
      ...ROOMS,
    ],
    rows,
    notes: [
      'acked: messages acknowledged from the fault to the next one. Acks after: until 400 to 700 more of 400 a second are acknowledged; stored after: until all is stored.',
      'The last columns are the most resident MB of a process of that room.',
    ],
  };
}

function sum(records: readonly FaultRecord[], column: 'acked' | 'lost'): number {
  return records.reduce((total, record) => total + record[column], 0);
}

function inAll(house: string, report: FaultReport): BenchTable {
  return {
    title: `Acknowledged and stored ${house}`,
    columns: ['measure', 'count'],
    rows: [
      ['messages acknowledged', report.acked],
      ['distinct readings that the house answers for', report.expected],
      ['stored', report.stored],
      ['lost', report.expected - report.stored],
      ['with another value', report.wrong],
      ['doubled', report.doubled],
      ['acknowledged while the disk was full', report.ackedOnFullDisk],
      ['messages in the hands of a Mosquitto that was killed', report.atRisk],
      ['readings of these lost', report.lostAtRisk],
      ['stations whose newest reading is told wrongly', report.behind],
      ['changes of warnings that follow from what is stored', report.warnings],
      ['told otherwise, or not at all', report.warningsAstray],
      ['stations whose last word is not what holds', report.lastWordsAstray],
      ['seconds until all was stored', report.drainSeconds],
    ],
  };
}
