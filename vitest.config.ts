import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['bot/**/*.test.ts', 'evals/**/*.test.ts', 'bench/**/*.test.ts', 'prisma/**/*.test.ts', '*.test.ts'],
    globalSetup: 'bot/db/test-shared-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
