import { inGroups } from '../charts/plot.ts'
import type { Answer } from '../platform/wire.ts'
import { t } from './words.ts'

type Line = Answer<'/api/reports/:date'>['lines'][number]

const bars = [
  { name: 'planned', of: (line: Line) => line.planned },
  { name: 'unconfirmed', of: (line: Line) => line.unconfirmed },
  { name: 'attended', of: (line: Line) => line.present + line.late + line.leftEarly },
  { name: 'absent', of: (line: Line) => line.absent },
] as const

/** The day's people by class, all shifts together; one class alone has nobody to be compared with. */
export function dayChart(lines: readonly Line[]) {
  const classes = [...Map.groupBy(lines, ({ className }) => className)]
  if (classes.length < 2) return
  const names = bars.map(({ name }) => t(name))
  const groups = classes.map(([name]) => name)
  const rows = classes.map(([, own]) =>
    bars.map(({ of }) => String(own.reduce((sum, line) => sum + of(line), 0))),
  )
  return {
    title: t('chart'),
    plot: inGroups(names, groups, rows),
    table: { heads: [t('class'), ...names], rows: rows.map((row, n) => [groups[n]!, ...row]) },
    note: t('chartNote'),
  }
}
