import { sql } from 'drizzle-orm'
import { byClass, signOffSheet, taxSheet } from '../../shared/sheets/roll.ts'
import type { RollLine } from '../../shared/sheets/roll.ts'
import { markOf } from '../../shared/sheets/sheet.ts'
import type { Book } from '../../shared/sheets/sheet.ts'
import { toBase64 } from '../kernel/base64url.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { checkpoint } from '../kernel/checkpoint.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { lastChangeRead, stillSo } from '../payouts/run-read.ts'
import { theSeason } from '../seasons/current.ts'
import { bookFile, madeAt } from './book-file.ts'
import type { ExportInput as Input } from './export-input.ts'
import type { FontSource } from './font.ts'
import { minuteOf, rollLine } from './roll-line.ts'
import { rollRead } from './roll-read.ts'
import type { RollRow } from './roll-read.ts'

const titles = { 'sign-off': '补贴发放签收表', tax: '补贴个税申报表' } as const

/**
 * The sign-off sheet or the tax sheet of a published run as a file, for finance. The one place where whole numbers leave
 * in a list: each that is opened is an event of its own, and the file carries who had it made and the sealed head of
 * the log. The answer is not kept: a repeat of the command has no file, and asked for anew it is another export.
 */
export const exportSheet = (ctx: Ctx, font: FontSource, input: Input) =>
  // What was withdrawn, erased or changed at that instant is not given out.
  again(() => exportOnce(ctx, font, input))

async function exportOnce(ctx: Ctx, font: FontSource, input: Input) {
  const { me, facts } = await authorise(ctx, 'sheets.export', {
    read: { ...rollRead(ctx, input.run), lastChange: lastChangeRead(ctx) },
  })
  const [run] = facts.run
  const slips = facts.slips.filter((slip) => (input.className ?? slip.className) === slip.className)
  if (!run || (input.className !== undefined && !slips.length)) throw new Fault('not-found')
  if (run.state !== 'published' || !slips.length) throw new Fault('wrong-state')
  const { timezone } = theSeason(facts.season).rules
  const read = await Promise.all(slips.map((row) => rollLine(ctx, row, input.kind, timezone)))
  const sealed = await checkpoint(ctx)
  const now = ctx.clock.now()
  const mark = markOf({ by: `${me.name}（${me.number}）`, when: minuteOf(now, timezone), checkpoint: sealed })
  const book: Book = {
    title: titles[input.kind],
    sheets: sheetsOf(
      run,
      slips,
      read.map(({ line }) => line),
      input,
    ),
    mark,
    made: madeAt(now, timezone),
  }
  const bytes = await bookFile(book, input.format, font)
  const after = {
    kind: input.kind,
    format: input.format,
    ...(input.className === undefined ? {} : { class: input.className }),
    count: slips.length,
    sha256: sha256Hex(bytes),
    checkpoint: `${sealed.seq}:${sealed.h}`,
  }
  const place = input.className ?? '全部班级'
  const name = `${book.title}_${run.fromDate}_${run.toDate}_${place}.${input.format}`.replaceAll(
    /[\\/:*?"<>|\p{Cc}]/gu,
    '_',
  )
  return commit(ctx, me, {
    writes: [...mustHold(ctx.db.query, stillCurrent(slips)), ...mustHold(ctx.db.query, stillSo(ctx, facts))],
    events: [{ action: 'sheets.export', target: run.id, after }, ...read.flatMap(({ entries }) => entries)],
    answer: { name, base64: toBase64(bytes) as string | null },
    kept: { name, base64: null },
    conflict: 'overtaken',
  })
}

function sheetsOf(
  { fromDate: from, toDate: to }: { fromDate: string; toDate: string },
  slips: readonly RollRow[],
  lines: readonly RollLine[],
  { kind }: Input,
) {
  const { school, company } = slips[0]!
  const draw = kind === 'sign-off' ? signOffSheet : taxSheet
  return byClass(lines).map(([className, ofClass]) => draw({ school, company, from, to }, className, ofClass))
}

/** The payslips that the sheet shows are still those that hold. */
const stillCurrent = (slips: readonly RollRow[]) =>
  sql`(select count(*) from payslip where current = 1 and id in
    (select value from json_each(${JSON.stringify(slips.map(({ id }) => id))}))) = ${slips.length}`
