import type * as v from 'valibot'
import { settlementSheets } from '../../shared/settlement/settlement-sheets.ts'
import { lastOf } from '../../shared/settlement/word.ts'
import { markOf } from '../../shared/sheets/sheet.ts'
import { toBase64 } from '../kernel/base64url.ts'
import { authorise } from '../kernel/authorise.ts'
import { checkpoint } from '../kernel/checkpoint.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { bookFile, madeAt } from '../sheets/book-file.ts'
import type { FontSource } from '../sheets/font.ts'
import { minuteOf } from '../sheets/roll-line.ts'
import { agreedTo, settlementNow, settlementRead } from './settlement-read.ts'

type Input = v.InferOutput<typeof import('./input.ts').settlementSheetInput>

/** The settlement as a workbook or on paper, to be stamped by both sides. It names no student. */
export async function exportSettlement(ctx: Ctx, font: FontSource, { format }: Input) {
  const { me, facts } = await authorise(ctx, 'settlement.see', { read: settlementRead(ctx) })
  const { seasonId, rules, words, content, hash } = settlementNow(ctx, facts)
  const sealed = await checkpoint(ctx)
  const now = ctx.clock.now()
  const minute = (at: number) => minuteOf(at, rules.timezone)
  const title = `${content.season.name}场地结算单`
  const agreed = agreedTo(facts, hash).map(({ at, ...one }) => ({ ...one, when: minute(at) }))
  const book = {
    title,
    sheets: settlementSheets(content, hash, { agreed, settledOn: lastOf(words, 'settled')?.on ?? null }),
    mark: markOf({ by: `${me.name}（${me.number}）`, when: minute(now), checkpoint: sealed }),
    made: madeAt(now, rules.timezone),
  }
  const bytes = await bookFile(book, format, font)
  const name = `${title}.${format}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  const after = {
    format,
    settlement: hash,
    sha256: sha256Hex(bytes),
    checkpoint: `${sealed.seq}:${sealed.h}`,
  }
  return commit(ctx, me, {
    writes: [],
    events: [{ action: 'settlement.export', target: seasonId, after }],
    answer: { name, base64: toBase64(bytes) as string | null },
    kept: { name, base64: null },
  })
}
