import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { summaryOf } from '../../shared/returns/summary.ts'
import { commit } from '../kernel/commit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { notify } from '../notices/notify.ts'
import { theSeason } from '../seasons/current.ts'
import { batchesOf, linesOf } from './night.ts'
import { toldOfNight } from './in-charge.ts'
import { returnSummary } from './table.ts'
import type { WatchFacts } from './watch-read.ts'

type Row = typeof returnSummary.$inferSelect
const quarter = 15 * 60_000

/**
 * The next version of each summary of the night whose content is not what it was, each with one notice; the same
 * content is the same version. While people come home the next one waits for a quarter of an hour.
 */
export async function summarise(
  ctx: Ctx,
  me: Me,
  facts: WatchFacts,
  shift: ShiftInstance,
  known: readonly Row[],
  { atOnce = false } = {},
): Promise<void> {
  const seasonId = theSeason(facts.season).id
  const now = ctx.clock.now()
  const { date, code, name, endsAt } = shift
  const [lines, batches] = [linesOf(facts, shift), batchesOf(facts, shift)]
  const rows = toldOfNight(facts, shift).flatMap(({ personId, answersFor, teaches }) => {
    const own = lines.filter(({ className }) => answersFor(className))
    if (!own.length) return []
    const content = summaryOf({ date, shift: code, name, endsAt }, own, batches)
    const text = JSON.stringify(content)
    const hash = sha256Hex(text)
    const before = known.find((row) => row.date === date && row.shift === code && row.personId === personId)
    if (before?.hash === hash) return []
    const done = content.counts.unaccounted === 0
    if (before && !atOnce && !done && now - before.at < quarter) return []
    const row = {
      id: ctx.newId(),
      seasonId,
      date,
      shift: code,
      personId,
      version: (before?.version ?? 0) + 1,
      hash,
      content: text,
      ...content.counts,
      at: now,
    }
    return [{ row, teaches }]
  })
  if (!rows.length) return
  try {
    await commit(ctx, me, {
      writes: rows.flatMap(({ row, teaches }) => [
        ctx.db.query.insert(returnSummary).values(row),
        ...(teaches ? [told(ctx, row, name)] : []),
      ]),
      events: rows.map(
        ({ row: { id, personId, version, hash, expected, returned, excused, unaccounted } }) => ({
          action: 'returns.summary',
          target: personId,
          after: { id, date, shift: code, version, hash, expected, returned, excused, unaccounted },
        }),
      ),
      answer: null,
      conflict: 'overtaken',
    })
  } catch (error) {
    // Another machine has written this version: what it says is the same.
    if (!(error instanceof Fault && error.code === 'overtaken')) throw error
  }
}

const told = (ctx: Ctx, row: Row, name: string) =>
  notify(ctx, {
    personId: row.personId,
    kind: 'return-summary',
    about: `${row.date}:${row.shift}:${row.version}`,
    params: {
      date: row.date,
      shift: row.shift,
      name,
      version: String(row.version),
      expected: String(row.expected),
      returned: String(row.returned),
      excused: String(row.excused),
      unaccounted: String(row.unaccounted),
    },
  })
