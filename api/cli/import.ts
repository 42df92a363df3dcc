import { openFolder } from '../../shared/files/folder.ts'
import { formatTold } from '../../shared/files/problem.ts'
import type { ToldProblem } from '../../shared/files/problem.ts'
import { isWorkDate } from '../../shared/time/work-date.ts'
import { isWorkbook } from '../files/workbook.ts'
import { Fault } from '../kernel/fault.ts'
import { importSeason } from '../seasons/import.ts'
import type { Command, Terminal } from './command.ts'
import { textOf, wrongUsage } from './command.ts'
import { importReport } from './import-report.ts'
import { withDatabase } from './open.ts'
import { readSeasonFolder } from './season-folder.ts'

/** Brings a season folder into a database, which is made where there is none: all of it, or nothing. */
export const importFolder: Command = {
  usage: 'import FOLDER --db FILE [--skip-bad-rows] [--from DATE]',
  options: { db: { type: 'string' }, 'skip-bad-rows': { type: 'boolean' }, from: { type: 'string' } },
  needs: ['db'],
  positionals: 1,
  async run(terminal, values, [folder = '']) {
    const from = textOf(values, 'from')
    if (from && !isWorkDate(from)) return wrongUsage(terminal, this, `--from ${from} is no date (YYYY-MM-DD)`)
    const files = readSeasonFolder(folder)
    const { folder: found } = openFolder(files)
    if (!found.json && !found.tables.size && !files.some(({ bytes }) => isWorkbook(bytes)))
      throw new Fault('nothing-to-import')
    const input = {
      files,
      skipBadRows: values['skip-bad-rows'] === true,
      ...(from ? { fromDate: from } : {}),
    }
    return withDatabase(terminal, textOf(values, 'db'), { create: true }, async (ctx) => {
      const done = await importSeason(ctx, input).catch((error: unknown) => {
        if (error instanceof Fault && error.code === 'import-refused')
          list(terminal, error.params['problems'])
        throw error
      })
      list(terminal, done.problems)
      list(terminal, done.warnings)
      terminal.out(importReport(done, terminal.locale))
      return 0
    })
  },
}

/** `file:line: column: reason`, one a line. */
function list({ say }: Terminal, problems: unknown) {
  for (const problem of problems as readonly ToldProblem[]) say(formatTold(problem))
}
