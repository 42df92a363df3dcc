import { readFileSync } from 'node:fs'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import type { ViteUserConfig as UserConfig } from 'vitest/config'

// The tests run under the date that a deployment runs under.
const wrangler = readFileSync(new URL('wrangler.toml', import.meta.url), 'utf8')
const compatibilityDate = /compatibility_date = "(.*)"/.exec(wrangler)![1]!

const workerd = () =>
  cloudflareTest({
    miniflare: {
      compatibilityDate,
      compatibilityFlags: ['nodejs_compat'],
      bindings: { FULL: process.env.FULL ?? '' },
    },
  })

/**
 * Packages are loaded by workerd itself, as a deployment has them in one file: by the runner of the tests each call from
 * one module to another is a look-up, which makes a hash ten times as slow.
 */
const native = {
  name: 'packages-native',
  enforce: 'post' as const,
  config(config: UserConfig) {
    config.test!.server!.deps!.inline = [/^(?!.*\/node_modules\/)/]
  },
}

// The long numbers take as long as they take.
const patience = { testTimeout: process.env.FULL === '1' ? 900_000 : 60_000, hookTimeout: 60_000 }

const api = 'test/api/**/*.test.ts'
const apiTests = { include: [api], isolate: false, ...patience }

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
          exclude: ['test/architecture*.test.ts', 'test/browser/**', 'test/runtimes/worker/**', api],
          ...patience,
        },
      },
      // One list of tests on two runtimes. Its files share what the kit has loaded and built.
      { test: { name: 'api-node', ...apiTests } },
      { plugins: [workerd(), native], test: { name: 'api-workerd', ...apiTests } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // One browser at a time: each file has a server and a browser of its own.
          fileParallelism: false,
          // A machine that is busy with something else may keep a page waiting; a fault keeps failing.
          retry: 1,
          // What a page will show is waited for, as a person would.
          expect: { poll: { timeout: 20_000, interval: 50 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [workerd(), native],
        test: {
          name: 'worker',
          include: ['test/runtimes/worker/*.test.ts'],
          ...patience,
        },
      },
    ],
  },
})
