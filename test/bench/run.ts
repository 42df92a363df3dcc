/** `npm run bench`: every figure beside its floor. Fails when a budget is missed; never part of `npm test`. */
import { benchCheckIn } from './check-in.ts'
import { benchEdge } from './edge.ts'
import { holds, print } from './figures.ts'
import { benchLighthouse } from './lighthouse.ts'
import { benchPhone } from './phone.ts'
import { benchPayroll } from './payroll.ts'
import { benchRunning } from './running.ts'
import { benchSheets } from './sheets.ts'

const all = {
  payroll: benchPayroll,
  running: benchRunning,
  sheets: benchSheets,
  'check-in': benchCheckIn,
  edge: benchEdge,
  phone: benchPhone,
  lighthouse: benchLighthouse,
}
const wanted = process.argv.slice(2)
const figures = []
for (const [name, bench] of Object.entries(all))
  if (!wanted.length || wanted.includes(name)) figures.push(...(await bench()))
print(figures)
const missed = figures.filter((figure) => !holds(figure))
console.log(
  missed.length
    ? `${missed.length} of ${figures.length} budgets missed`
    : `all ${figures.length} budgets hold`,
)
process.exitCode = missed.length ? 1 : 0
