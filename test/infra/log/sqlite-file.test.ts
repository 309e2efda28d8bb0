import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTransaction, openSqlite } from '../../../infra/log/sqlite-file.ts';
import { temporaryFolder } from './open-folder.ts';

const numbers = {
  version: 1,
  schema: 'CREATE TABLE numbers (n INTEGER)',
  synchronous: 'FULL',
} as const;

test('a transaction whose work throws leaves nothing and lets the next one in', () => {
  const db = openSqlite({ path: join(temporaryFolder(), 'a.sqlite'), ...numbers });
  const insert = db.prepare('INSERT INTO numbers VALUES (?)');
  const failing = () =>
    inTransaction(db, () => {
      insert.run(1);
      throw new Error('half way');
    });
  expect(failing).toThrow('half way');
  inTransaction(db, () => insert.run(2));
  expect(db.prepare('SELECT n FROM numbers').all()).toEqual([{ n: 2 }]);
  db.close();
});

test('a file is made once and synced at every commit', () => {
  const path = join(temporaryFolder(), 'a.sqlite');
  openSqlite({ path, ...numbers }).close();
  const db = openSqlite({ path, ...numbers });
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect(pragma('user_version')).toBe(1);
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2); // FULL
  db.close();
});

test('a folder that is not there is told as LOG_UNAVAILABLE with what to see to', () => {
  const path = join(temporaryFolder(), 'missing', 'a.sqlite');
  expect(() => openSqlite({ path, ...numbers })).toThrow(
    expect.objectContaining({
      code: 'LOG_UNAVAILABLE',
      message: expect.stringContaining('See that its folder is there'),
    }),
  );
});
