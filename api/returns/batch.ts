import * as v from 'valibot'
import { leavingAt } from '../../shared/returns/return.ts'
import { again } from '../kernel/again.ts'
import { authorise, placeOn } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import { withinReach } from '../attendance/shift-roster-read.ts'
import { momentInput, nightInput, personIdInput } from './input.ts'
import { batchesOf, linesOf, namedNight, newest } from './night.ts'
import type { Line } from './night.ts'
import { nightRead } from './night-read.ts'
import type { NightFacts } from './night-read.ts'
import { aboutStudents, speaksAs } from './reach.ts'
import { returnBatch, returnPlace } from './table.ts'

const escort = v.nullable(personIdInput)

export const batchInput = v.strictObject({
  ...nightInput,
  /** Made by the phone, so that a batch that is sent again is the same one. */
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  /** The version that was seen; 0 for a new batch. */
  version: momentInput,
  /** 22:05; after midnight 00:20. */
  leaves: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  teacherId: escort,
  companyId: escort,
  /** Of the caller's people all who walk with it; others in it stay. */
  personIds: v.pipe(v.array(personIdInput), v.maxLength(500)),
})
type Input = v.InferOutput<typeof batchInput>

/** Puts a batch together, or changes its time, its escorts or who of the caller's people walk with it. */
export const batch = (ctx: Ctx, input: Input) => again(() => batchOnce(ctx, input))

async function batchOnce(ctx: Ctx, input: Input) {
  const { date, shift: code, id, version, teacherId, companyId } = input
  const { me, facts } = await authorise(ctx, 'returns.batch', {
    read: nightRead(ctx, withinReach(ctx, 'returns.batch'), date, date),
    // A leader walks along, too.
    about: (rows) =>
      aboutStudents(
        rows,
        { date, code },
        input.personIds.filter((one) => one !== rows.asker[0]?.personId),
      ),
  })
  const shift = namedNight(facts, date, code)
  const { rules, id: seasonId } = theSeason(facts.season)
  mustBeEscorts(facts, teacherId, companyId)
  const known = batchesOf(facts, shift).find((one) => one.id === id)
  const leavesAt = leavingAt(shift, input.leaves, rules.timezone)
  const same = known?.leavesAt === leavesAt && known.teacherId === teacherId && known.companyId === companyId
  if (known && !same && known.version !== version) throw new Fault('return-batch-changed')
  const moved = moves(me, facts, shift, input)
  const now = ctx.clock.now()
  const common = { seasonId, date, shift: shift.code, byId: me.personId, at: now }
  const next = same ? known.version : (known?.version ?? 0) + 1
  const walks = newest(facts.walks, shift)
  const writes: Write[] = [
    ...(same
      ? []
      : [
          ctx.db.query.insert(returnBatch).values({
            ...common,
            id: ctx.newId(),
            batchId: id,
            version: next,
            leavesAt,
            teacherId,
            companyId,
          }),
        ]),
    ...moved.map(({ personId, batchId }) =>
      ctx.db.query.insert(returnPlace).values({
        ...common,
        id: ctx.newId(),
        personId,
        batchId,
        version: (walks.get(personId)?.version ?? 0) + 1,
      }),
    ),
  ]
  const answer = { id, version: next, moved: moved.length, at: now }
  if (!writes.length) return answer
  const after = { date, shift: shift.code, version: next, leavesAt, teacherId, companyId, moved }
  return commit(ctx, me, {
    writes,
    events: [{ action: 'returns.batch', target: id, after }],
    answer,
    conflict: 'overtaken',
  })
}

function mustBeEscorts({ inCharge }: NightFacts, teacherId: string | null, companyId: string | null) {
  const is = (personId: string | null, ...roles: string[]) =>
    personId === null ||
    inCharge.some((one) => one.personId === personId && one.revokedAt === null && roles.includes(one.role))
  if (!is(teacherId, 'teacher', 'lead-teacher') || !is(companyId, 'supervisor'))
    throw new Fault('escort-unknown')
}

/** Who comes into the batch, and who of the caller's people goes out of it. */
function moves(me: Me, facts: NightFacts, shift: ReturnType<typeof namedNight>, { id, personIds }: Input) {
  const lines = linesOf(facts, shift)
  const expected = new Set(lines.map((line) => line.personId))
  if (personIds.some((one) => !expected.has(one))) throw new Fault('return-not-expected')
  const speaks = speaksAs(me, facts, shift, 'returns.batch')
  const wanted = new Set(personIds)
  const own = lines.filter((line) => line.personId === me.personId || speaks(line) !== null)
  // Leaders of other groups, for whom a leader may speak, stay where they are unless they are named.
  const home = placeOn(me, shift.date)
  const mayLeaveOut = (line: Line) => speaks(line) !== 'leader' || line.group === home?.group
  return own.flatMap((line): { personId: string; batchId: string | null }[] => {
    const { personId, batchId } = line
    if (wanted.has(personId)) return batchId === id ? [] : [{ personId, batchId: id }]
    return batchId === id && mayLeaveOut(line) ? [{ personId, batchId: null }] : []
  })
}
