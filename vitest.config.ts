import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['bot/**/*.test.ts', 'evals/**/*.test.ts', 'bench/**/*.test.ts', 'prisma/**/*.test.ts', '*.test.ts'],
    globalSetup: 'bot/db/test-shared-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time of tests of the whole program is waiting, and most of their CPU time would be loading it for each file.
    isolate: false,
    maxWorkers: 4,
  },
});
