import type * as v from 'valibot'
import { reportSheets } from '../../shared/season-report/report-sheets.ts'
import { markOf } from '../../shared/sheets/sheet.ts'
import { toBase64 } from '../kernel/base64url.ts'
import { authorise } from '../kernel/authorise.ts'
import { checkpoint } from '../kernel/checkpoint.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { theSeason } from '../seasons/current.ts'
import { bookFile, madeAt } from '../sheets/book-file.ts'
import type { FontSource } from '../sheets/font.ts'
import { minuteOf } from '../sheets/roll-line.ts'
import { reportRead, theReport } from './report-read.ts'

type Input = v.InferOutput<typeof import('./input.ts').reportSheetInput>

/** The report as a workbook or on paper. Its figures are of everybody, its names of those who fell short of hours. */
export async function exportSeasonReport(ctx: Ctx, font: FontSource, { format }: Input) {
  const { me, facts } = await authorise(ctx, 'season-report.see', { read: reportRead(ctx) })
  const { id: seasonId, rules } = theSeason(facts.season)
  const { report, hash } = theReport(ctx, facts)
  const sealed = await checkpoint(ctx)
  const now = ctx.clock.now()
  const when = minuteOf(now, rules.timezone)
  const title = `${report.season.name}总结报告`
  const book = {
    title,
    sheets: reportSheets(report, hash),
    mark: markOf({ by: `${me.name}（${me.number}）`, when, checkpoint: sealed }),
    made: madeAt(now, rules.timezone),
  }
  const bytes = await bookFile(book, format, font)
  const name = `${title}.${format}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  const after = { format, report: hash, sha256: sha256Hex(bytes), checkpoint: `${sealed.seq}:${sealed.h}` }
  return commit(ctx, me, {
    writes: [],
    events: [{ action: 'season-report.export', target: seasonId, after }],
    answer: { name, base64: toBase64(bytes) as string | null },
    kept: { name, base64: null },
  })
}
