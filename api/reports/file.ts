import { utf8ToBytes } from '@noble/hashes/utils.js'
import { reportBook } from '../../shared/reports/book.ts'
import { csvText } from '../../shared/sheets/csv.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { toBase64 } from '../kernel/base64url.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { theSeason } from '../seasons/current.ts'
import { seeReport } from './see.ts'
import type { SeeReport } from './see.ts'

/** The report of a day as a file for a spreadsheet. */
export async function reportFile(ctx: Ctx, { date, format }: SeeReport & { format: 'xlsx' | 'csv' }) {
  const { me, facts, report, now, told } = await seeReport(ctx, { date })
  const { date: today, time } = wallClock(now, theSeason(facts.season).rules.timezone)
  const version = told?.same ? ` · 第 ${told.version} 版` : ''
  const book = reportBook(report, format, {
    mark: `${me.name} 于 ${today} ${time} 导出${version}`,
    made: `${today}T${time}:00`,
  })
  const bytes =
    format === 'csv' ? utf8ToBytes(csvText(book)) : (await import('../sheets/xlsx-file.ts')).xlsxFile(book)
  return { name: `${book.title}_${date}.${format}`, base64: toBase64(new Uint8Array(bytes)) }
}
