/** `npm run load`: 100 schools of 200 at the start of a shift. `-- --schools 10 --students 50 --seconds 5 --connections 32` for others. */
import { parseArgs } from 'node:util'
import { quantile } from '../bench/figures.ts'
import { load } from './load.ts'

const { values } = parseArgs({
  options: {
    schools: { type: 'string', default: '100' },
    students: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '64' },
  },
})
const options = {
  schools: Number(values.schools),
  students: Number(values.students),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
}
const all = options.schools * options.students
console.log(
  `${options.schools} schools × ${options.students} students, asked: ${rate(options.seconds * 1000)}`,
)
const { took, retries, refused, lasted, wrong, memory } = await load(options)
const ms = (part: number) => `${quantile(took, part).toFixed(0)} ms`
const why = Object.entries(refused).map(([what, times]) => `${what} × ${times}`)
console.log(`reached  ${rate(lasted)}, ${took.length} acknowledged in ${(lasted / 1000).toFixed(1)} s`)
console.log(`answers  p50 ${ms(0.5)}, p99 ${ms(0.99)}, slowest ${ms(1)}`)
console.log(`retries  ${retries}${why.length ? ` (${why.join(', ')})` : ''}`)
console.log(`memory   workerd ${memory.worker.toFixed(0)} MB, databases ${memory.databases.toFixed(0)} MB`)
console.log(
  wrong.length
    ? wrong.join('\n')
    : `nothing lost, nothing doubled, nothing in another school; the log of all ${options.schools} verifies`,
)
process.exitCode = wrong.length ? 1 : 0

function rate(milliseconds: number) {
  return `${((all / milliseconds) * 1000).toFixed(0)} a second`
}
