import { defineConfig } from 'vitest/config';

/** Houses whose processes are killed, and screens drawn without a graphics card: each has the machine to itself. */
const ALONE = ['test/whole/**/*.test.ts', 'test/servers/**/*.test.ts', 'test/browser/**/*.test.ts'];

const shared = { pool: 'forks', testTimeout: 90_000, hookTimeout: 90_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'two at a time',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'one at a time',
          include: ALONE,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
