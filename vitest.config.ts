import { readFileSync } from 'node:fs'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

// The tests run under the date that a deployment runs under.
const wrangler = readFileSync(new URL('wrangler.toml', import.meta.url), 'utf8')
const compatibilityDate = /compatibility_date = "(.*)"/.exec(wrangler)![1]!

export default defineConfig({
  test: {
    // Serves the database of the worker project; a project of that kind cannot have a set-up of its own on Node.
    globalSetup: ['test/kit/hrana-setup.ts'],
    // One for each core of the smallest machine that it is meant for.
    maxWorkers: 2,
    projects: [
      { test: { name: 'architecture', include: ['test/architecture*.test.ts'] } },
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture*.test.ts', 'test/browser/**', 'test/runtimes/worker/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // One browser at a time: each file has a server and a browser of its own.
          fileParallelism: false,
          // A machine that is busy with something else may keep a page waiting; a fault keeps failing.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [
          cloudflareTest({ miniflare: { compatibilityDate, compatibilityFlags: ['nodejs_compat'] } }),
        ],
        test: {
          name: 'worker',
          include: ['test/runtimes/worker/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
