import { defineConfig } from 'vitest/config';

// Two projects: `core` needs nothing built, `cli` runs the built command line.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/{core,node,architecture,requirements,webview}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'cli', include: ['test/{cli,mcp,lsp}/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
