import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { maskedName } from '../../shared/returns/return.ts'
import { commit } from '../kernel/commit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { theSeason } from '../seasons/current.ts'
import { batchesOf, classesOf, linesOf } from './night.ts'
import type { Line } from './night.ts'
import { toldOfNight } from './in-charge.ts'
import { returnAlert } from './table.ts'
import type { WatchFacts } from './watch-read.ts'

/** So many names stand in a notice; all are on the board. */
const named = 6

/**
 * Tells the teachers of the missing, and the supervisors on duty, who is missing: once for the night and the step,
 * however often and wherever it runs. Those that a teacher has closed with a reason are not told of again.
 */
export async function alert(ctx: Ctx, me: Me, facts: WatchFacts, shift: ShiftInstance, step: number) {
  const { date, code } = shift
  const lines = linesOf(facts, shift)
  const closed = new Set(classesOf(facts, shift, lines).flatMap((one) => (one.closed ? [one.className] : [])))
  const missing = lines.filter((line) => line.state === 'unaccounted' && !closed.has(line.className))
  if (!missing.length) return
  const told = toldOf(facts, shift, missing)
  const night = { seasonId: theSeason(facts.season).id, date, shift: code }
  try {
    await commit(ctx, me, {
      writes: [
        ctx.db.query
          .insert(returnAlert)
          .values({ ...night, step, unaccounted: missing.length, at: ctx.clock.now() }),
        ...told.map(({ personId, about }) =>
          notify(ctx, {
            personId,
            kind: 'return-alert',
            about: `${date}:${code}:${step}`,
            params: { date, shift: code, name: shift.name, ...about },
          }),
        ),
      ],
      events: [
        {
          action: 'returns.alert',
          target: `${date}:${code}`,
          after: { step, unaccounted: missing.length, told: told.map(({ personId }) => personId) },
        },
      ],
      answer: null,
      conflict: 'overtaken',
    })
  } catch (error) {
    // Another machine was faster with this step.
    if (!(error instanceof Fault && error.code === 'overtaken')) throw error
  }
}

/** Each with the own missing only. On duty are the supervisors who escort a batch of the night, or all where none does. */
function toldOf(facts: WatchFacts, shift: ShiftInstance, missing: readonly Line[]) {
  const batches = batchesOf(facts, shift)
  const company = new Set(batches.flatMap(({ companyId }) => companyId ?? []))
  return toldOfNight(facts, shift).flatMap(({ personId, teaches, answersFor, group }) => {
    const onDuty = teaches || company.size === 0 || company.has(personId)
    const escorted = new Set(batches.filter((b) => b.teacherId === personId).map((b) => b.id))
    const own = missing.filter(
      (line) => answersFor(line.className) || (line.batchId !== null && escorted.has(line.batchId)),
    )
    return onDuty && own.length
      ? [{ personId, about: group ? { count: String(own.length) } : inWords(own) }]
      : []
  })
}

const inWords = (own: readonly Line[]) => ({
  count: String(own.length),
  names: own
    .slice(0, named)
    .map(({ name }) => maskedName(name))
    .join('、'),
})
