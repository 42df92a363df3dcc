/**
 * `npm test`: builds what is needed, runs every project of vitest.config.ts, and ends in one line,
 * "N passed, N failed". Fails as well where the two lists of test/api, on Node and in workerd, are not one.
 * FULL=1 runs the numbers of the reliability cases. Arguments choose files.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'
import { bothLists } from './kit/both-lists.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const filters = process.argv.slice(2)

const built = spawnSync(process.execPath, ['web/build.ts'], { stdio: ['ignore', 'inherit', 'inherit'] })
if (built.status !== 0) end(0, 1, 0, 'the web app could not be built')
process.env.WEB_BUILT = '1'

const vitest = await startVitest('test', filters, { run: true, watch: false, reporters: ['default'] })
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) => [...module.children.allTests()])
const count = (state: string) => tests.filter((test) => test.result().state === state).length
// A file that could not be loaded, or an error outside every test, is a failure without a test.
const broken =
  modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length
const { said, problems } = bothLists(listOf('api-node'), listOf('api-workerd'))
const [passed, failed, skipped] = [
  count('passed'),
  count('failed') + broken + problems.length,
  count('skipped'),
]
await vitest.close()
for (const problem of problems.slice(0, 20)) console.error(`test/api: ${problem}`)
if (said) console.log(said)
end(passed, failed, skipped, passed + failed ? '' : 'no test was found')

/** The tests of a project by file and name, and which were skipped. */
function listOf(project: string) {
  return tests
    .filter((test) => test.project.name === project)
    .map((test) => ({
      name: `${test.module.relativeModuleId} > ${test.fullName}`,
      skipped: test.result().state === 'skipped',
    }))
}

function end(passed: number, failed: number, skipped: number, problem = ''): never {
  if (problem) console.error(problem)
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  process.exit(failed || problem ? 1 : 0)
}
