/** npm run simulate -- --seed N --steps M: plays one season, as long as wanted. */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, steps: { type: 'string', default: '2000' } },
})
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'node', 'test/simulate/simulate.test.ts', '--disableConsoleIntercept'],
  {
    stdio: 'inherit',
    env: { ...process.env, SEED: values.seed, STEPS: values.steps },
  },
)
process.exitCode = status ?? 1
