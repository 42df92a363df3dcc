/** A run of vitest, and what of it counts. */
import { startVitest } from 'vitest/node'
import type { CliOptions, TestCase } from 'vitest/node'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Runs the files that the filters name; a file that could not be loaded, or an error outside every test, is a failure without a test. */
export async function ran(filters: string[], options: CliOptions) {
  const vitest = await startVitest('test', filters, {
    run: true,
    watch: false,
    reporters: ['default'],
    passWithNoTests: true,
    ...options,
  })
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const count = (state: string) => tests.filter((test) => test.result().state === state).length
  const broken =
    modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length
  const counts = { passed: count('passed'), failed: count('failed') + broken, skipped: count('skipped') }
  await vitest.close()
  return { tests, counts }
}

/** The tests of a project by file and name, and which were skipped. */
export const listOf = (tests: readonly TestCase[], project: string) =>
  tests
    .filter((test) => test.project.name === project)
    .map((test) => ({
      name: `${test.module.relativeModuleId} > ${test.fullName}`,
      skipped: test.result().state === 'skipped',
    }))

export const counted = (...parts: Counts[]): Counts =>
  parts.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }))
