import { compute } from '../../shared/allowance/compute.ts'
import { processor, quantile } from './figures.ts'
import type { Figure } from './figures.ts'
import { bareArithmetic } from './payroll-floor.ts'
import { daysEach, factsOf, period, season } from './season-of.ts'

const bare = bareArithmetic(season)

type Run = (facts: ReturnType<typeof factsOf>) => unknown

/**
 * What each run takes for so many students, some of them by one and then the same by the next, so that all meet the same
 * machine; without the inventing of their facts, which are not kept.
 */
function timed(students: number, ...runs: Run[]): number[] {
  const spent = runs.map(() => 0)
  for (let from = 0; from < students; from += 250) {
    const facts = Array.from({ length: Math.min(250, students - from) }, (_, i) => factsOf(from + i))
    for (const [n, run] of runs.entries()) {
      const before = processor()
      for (const one of facts) run(one)
      spent[n]! += processor() - before
    }
  }
  return spent
}

const whole = (facts: ReturnType<typeof factsOf>) => compute(season, period, facts)

/** Payroll against its own arithmetic: a college, a million student-days, growth, memory, and one edited day. */
export function benchPayroll(): Figure[] {
  timed(2_000, whole, bare)
  const college = pairs(15, 200)
  const heapBefore = heap()
  const [million = 0, millionBare = 0] = timed(1_000_000 / daysEach, whole, bare)
  const heapGrowth = heap() - heapBefore
  const tenth = quantile(Array.from({ length: 5 }, () => timed(100_000 / daysEach, whole, bare)[0]!))
  const one = quantile(Array.from({ length: 200 }, (_, n) => timedOne(n)))
  return [
    { name: 'payroll 200 × 40', ...college, unit: 'ms', budget: 3 },
    { name: 'payroll 1,000,000 student-days', figure: million, floor: millionBare, unit: 'ms', budget: 3 },
    {
      name: 'growth exponent, 100,000 to 1,000,000',
      figure: Math.log10(million / tenth),
      unit: '',
      budget: 1.05,
    },
    { name: 'memory growth at 1,000,000', figure: heapGrowth, unit: 'MB', budget: 128 },
    { name: 'one edited day: one student again', figure: one, unit: 'ms', budget: college.figure / 20 },
  ]
}

function pairs(times: number, students: number) {
  const rounds = Array.from({ length: times }, () => timed(students, whole, bare))
  return { figure: quantile(rounds.map(([a]) => a!)), floor: quantile(rounds.map(([, b]) => b!)) }
}

function timedOne(n: number) {
  const facts = factsOf(n)
  const before = performance.now()
  compute(season, period, facts)
  return performance.now() - before
}

function heap() {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1024 / 1024
}
