import { faultRounds } from '../test/servers/fault-rounds.ts';
import type { Bench } from './table.ts';

const FROZEN_SECONDS = 120;

export const faults: Bench = {
  name: 'faults',
  summary:
    'rooms and servers killed, InfluxDB frozen for two minutes, readers come and go: stored once?',

  async run({ rounds, say }) {
    const report = await faultRounds({ rounds, frozenSeconds: FROZEN_SECONDS, say });
    return [
      {
        title:
          'What can befall the house on Kafka, InfluxDB and Mosquitto, two streams processes, under load',
        columns: ['measure', 'count'],
        rows: [
          ['messages acknowledged', report.acked],
          ['distinct readings that the house answers for', report.expected],
          ['stored', report.stored],
          ['lost', report.expected - report.stored],
          ['with another value', report.wrong],
          ['doubled', report.doubled],
          ['in the hands of a Mosquitto that was killed', report.atRisk],
          ['of these lost', report.lostAtRisk],
          ['seconds until all was stored', Math.round(report.drainSeconds)],
        ],
        notes: [
          Object.entries(report.faults)
            .map(([name, times]) => `${name} ${times}`)
            .join(', '),
        ],
      },
    ];
  },
};
