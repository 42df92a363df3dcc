/**
 * `npm test`: builds what is needed, runs every project of vitest.config.ts, and ends in one line,
 * "N passed, N failed". Fails as well where the two lists of test/api, on Node and in workerd, are not one.
 * FULL=1 runs the numbers of the reliability cases. Arguments choose files.
 *
 * The browser, which waits for pages for half of its time, runs in a process of its own beside all others.
 */
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { bothLists } from './kit/both-lists.ts'
import { counted, listOf, ran } from './kit/ran.ts'
import type { Counts } from './kit/ran.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const filters = process.argv.slice(2)

const built = spawnSync(process.execPath, ['web/build.ts'], { stdio: ['ignore', 'inherit', 'inherit'] })
if (built.status !== 0) end({ passed: 0, failed: 1, skipped: 0 }, 'the web app could not be built')
process.env.WEB_BUILT = '1'

const browser = fork(fileURLToPath(new URL('run-browser.ts', import.meta.url)), filters)
const counting = once(browser, 'message') as Promise<[Counts]>
const ending = once(browser, 'exit')
const { tests, counts } = await ran(filters, { project: ['!browser'], maxWorkers: 1 })
const [pages] = await Promise.race([counting, ending.then(() => [{ passed: 0, failed: 1, skipped: 0 }])])

const { said, problems } = bothLists(listOf(tests, 'api-node'), listOf(tests, 'api-workerd'))
for (const problem of problems.slice(0, 20)) console.error(`test/api: ${problem}`)
if (said) console.log(said)
end(counted(counts, pages!, { passed: 0, failed: problems.length, skipped: 0 }))

function end({ passed, failed, skipped }: Counts, problem?: string): never {
  const wrong = problem ?? (passed + failed ? '' : 'no test was found')
  if (wrong) console.error(wrong)
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  process.exit(failed || wrong ? 1 : 0)
}
