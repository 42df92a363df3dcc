import { money, sum } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Season } from '../seasons/season.ts'
import type { Reported } from './season-report.ts'

const yuan = (all: readonly string[]) => shown(sum(all.map((amount) => money(amount))))

/** Awards that a leader has reviewed, by name: how many, to how many students, and what they come to. */
export function awardsOf(students: readonly Reported[]) {
  const all = students.flatMap(({ number, facts }) =>
    facts.awards.filter(({ reviewed }) => reviewed).map(({ name, amount }) => ({ number, name, amount })),
  )
  const told = (of: typeof all) => ({
    count: of.length,
    students: new Set(of.map(({ number }) => number)).size,
    amount: yuan(of.map(({ amount }) => amount)),
  })
  const kinds = [...Map.groupBy(all, ({ name }) => name)].map(([name, of]) => ({ name, ...told(of) }))
  return { kinds: kinds.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)), all: told(all) }
}

const levels = [1, 2, 3, 4, 'cash'] as const

/** Quality errors by level: all that are on record, those that both sides have verified, and who bears what of these. */
export function errorsOf({ errorLevels }: Season, students: readonly Reported[]) {
  const all = students.flatMap(({ facts }) => facts.errors)
  const kinds = levels.map((level) => {
    const of = all.filter((one) => one.level === level)
    const verified = of.filter((one) => one.companyVerified && one.schoolVerified)
    const rule = errorLevels.find((one) => one.level === level)
    return {
      level,
      count: of.length,
      verified: verified.length,
      company: yuan(verified.map(() => rule?.company ?? '0')),
      student: yuan(verified.map(({ amount }) => rule?.student ?? amount ?? '0')),
    }
  })
  return {
    kinds,
    all: {
      count: all.length,
      verified: kinds.reduce((n, one) => n + one.verified, 0),
      company: yuan(kinds.map(({ company }) => company)),
      student: yuan(kinds.map(({ student }) => student)),
    },
  }
}
