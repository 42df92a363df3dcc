import * as v from 'valibot'
import { excuses, judgeWord, returnStates } from '../../shared/returns/word.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { momentInput, nightInput, personIdInput, returnReason } from './input.ts'
import { linesOf, namedNight } from './night.ts'
import { nightRead } from './night-read.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { aboutStudents } from './reach.ts'
import { wordWrites } from './word-writes.ts'

export const accountInput = v.pipe(
  v.strictObject({
    ...nightInput,
    personId: personIdInput,
    kind: v.picklist(returnStates),
    excuse: v.optional(v.nullable(v.picklist(excuses)), null),
    reason: v.optional(returnReason, ''),
    /** The version that the teacher saw, 0 for none. */
    version: momentInput,
  }),
  v.check(({ kind, excuse }) => (kind === 'excused') === (excuse !== null), 'excused says why'),
)
type Input = v.InferOutput<typeof accountInput>

/** A teacher says where a student is: home, excused and why, or, other than was said, not known. A new fact, with a reason. */
export const account = (ctx: Ctx, input: Input) => again(() => accountOnce(ctx, input))

async function accountOnce(ctx: Ctx, { date, shift: code, personId, version, ...said }: Input) {
  const { me, facts } = await authorise(ctx, 'returns.account', {
    read: nightRead(ctx, withinReach(ctx, 'returns.account', personId), date, date),
    about: (rows) => aboutStudents(rows, { date, code }, [personId]),
  })
  const shift = namedNight(facts, date, code)
  const now = ctx.clock.now()
  const line = linesOf(facts, shift).find((one) => one.personId === personId)
  if (!line) throw new Fault('return-not-expected')
  const { word: known } = line
  const verdict = judgeWord({ ...said, how: 'said', as: 'teacher' }, known)
  const answer = { state: said.kind, at: now }
  if (verdict.do === 'nothing') return answer
  if ((known?.version ?? 0) !== version)
    throw new Fault('return-changed', { by: known?.by ?? '', state: known?.kind ?? 'unaccounted' })
  if (verdict.do === 'refuse') throw new Fault(verdict.reason, { by: known?.by ?? '' })
  return commit(ctx, me, {
    ...wordWrites(ctx, me, facts, shift, [{ personId, ...said, at: now, as: 'teacher', how: 'said', known }]),
    answer,
    conflict: 'overtaken',
  })
}
