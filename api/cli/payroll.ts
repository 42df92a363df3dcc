import { basename } from 'node:path'
import { payrollCsv } from '../../shared/files/payroll.ts'
import { formatProblem } from '../../shared/files/problem.ts'
import { readPriorPayroll } from '../../shared/files/prior-payroll.ts'
import { parseWorkDate } from '../../shared/time/work-date.ts'
import { Fault } from '../kernel/fault.ts'
import { payroll } from '../payouts/payroll.ts'
import type { Command, Terminal, Values } from './command.ts'
import { textOf, wrongUsage } from './command.ts'
import { withDatabase } from './open.ts'
import { readBytes } from './season-folder.ts'

/** What a period gives each student, as payroll.csv on standard output and nothing else there. */
export const payrollFile: Command = {
  usage:
    'payroll --db FILE [--season ID] [--from DATE] [--to DATE] [--prior payroll.csv]…   (payroll.csv on stdout)',
  options: {
    db: { type: 'string' },
    season: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    prior: { type: 'string', multiple: true },
  },
  needs: ['db'],
  async run(terminal, values) {
    const bad = (['from', 'to'] as const).find((end) => values[end] !== undefined && !dateOf(values, end))
    if (bad) return wrongUsage(terminal, this, `--${bad} ${textOf(values, bad)} is no date (YYYY-MM-DD)`)
    const { runs, problems } = readPriorPayroll(priorFiles(values))
    for (const problem of problems) terminal.say(formatProblem(problem, terminal.locale))
    if (problems.length) return 1
    const season = values['season'] === undefined ? undefined : textOf(values, 'season')
    const period = { from: dateOf(values, 'from'), to: dateOf(values, 'to') }
    return withDatabase(terminal, textOf(values, 'db'), {}, async (ctx) => {
      const entries = await payroll(ctx, { season, ...period, prior: runs }).catch((error: unknown) => {
        if (!(error instanceof Fault && error.code === 'not-found')) throw error
        terminal.say(noSeason(terminal, season))
      })
      if (!entries) return 1
      terminal.out(payrollCsv(entries))
      return 0
    })
  },
}

const dateOf = (values: Values, end: 'from' | 'to') => parseWorkDate(textOf(values, end)) ?? undefined

function priorFiles({ prior }: Values) {
  const paths = Array.isArray(prior) ? prior.map(String) : []
  return paths.map((path) => ({ file: basename(path), bytes: readBytes(path) }))
}

function noSeason({ locale }: Terminal, id: string | undefined): string {
  if (locale === 'en') return id ? `There is no season ${id}.` : 'The database has no season yet; import one.'
  return id ? `没有实训期 ${id}。` : '数据库中还没有实训期，请先导入。'
}
