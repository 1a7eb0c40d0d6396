import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// `core` needs nothing but memory, so that its files share what they import, and every processor has work. `project` reads
// the disk, and `cli` runs the built command line: their files stand alone.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers: availableParallelism(),
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'project',
          include: ['test/{node,architecture,requirements,webview}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: availableParallelism(),
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'cli',
          include: ['test/{cli,mcp,lsp}/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: availableParallelism(),
          testTimeout: 60_000,
        },
      },
    ],
  },
});
