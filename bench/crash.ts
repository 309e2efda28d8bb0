import { crashRounds } from '../test/load/crash-rounds.ts';
import type { Bench } from './table.ts';

const ROUNDS = 200;

export const crash: Bench = {
  name: 'crash',
  summary: `${ROUNDS} rooms killed in mid-work: what was acknowledged must be stored, once`,

  async run() {
    const report = await crashRounds(ROUNDS);
    const kills = Object.entries(report.kills).map(([room, times]) => `${room} ${times}`);
    return [
      {
        title: 'kill -9 of a room while a loader publishes',
        columns: ['measure', 'count'],
        rows: [
          ['messages acknowledged', report.acked],
          ['distinct readings among them', report.expected],
          ['stored', report.stored],
          ['lost', report.expected - report.stored],
          ['with another value', report.wrong],
          ['doubled', report.doubled],
        ],
        notes: [`Killed: ${kills.join(', ')}.`],
      },
    ];
  },
};
