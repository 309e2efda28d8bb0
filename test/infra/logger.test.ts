import { expect, onTestFinished, test, vi } from 'vitest';
import { consoleLogger } from '../../infra/logger.ts';

test('a line tells the time, the room and the level; debug is told only when asked for', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  const clock = { now: () => new Date(2026, 6, 1, 8, 5, 9).getTime() };
  const logger = consoleLogger('ingest', { clock });
  logger.debug('the parser');
  logger.error('The log', new Error('no disk'));
  consoleLogger('ingest', { clock, debug: true }).debug('the parser');
  expect(write.mock.calls.map(([line]) => line)).toEqual([
    '08:05:09 ingest ERROR The log: no disk\n',
    '08:05:09 ingest debug the parser\n',
  ]);
});
