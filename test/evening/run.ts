/** npm run evening: plays the evening and prints what people are told; with `keep` it is written into docs/evening.md. */
import { spawnSync } from 'node:child_process'

const PRINT = process.argv[2] === 'keep' ? 'keep' : 'yes'
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'node', 'test/evening/evening.test.ts', '--disableConsoleIntercept'],
  { stdio: 'inherit', env: { ...process.env, PRINT } },
)
process.exitCode = status ?? 1
