import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Much of the time a test waits for a process or a browser, so no core is kept back.
    maxWorkers: '100%',
    // Limits for what hangs, not for what is slow: many tests start processes, and a machine may have other work.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      provider: 'v8',
      include: ['connector/**', 'src/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
