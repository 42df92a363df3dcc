import * as v from 'valibot'
import { decidesAs, judgeDecision } from '../../shared/attendance/decision.ts'
import type { ShiftInstance } from '../../shared/attendance/instance.ts'
import { rollCallStates } from '../../shared/attendance/roll-call.ts'
import type { Membership } from '../../shared/people/access.ts'
import { wallClock } from '../../shared/time/instant.ts'
import { workDateInput } from '../../shared/time/work-date-input.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { theSeason } from '../seasons/current.ts'
import { decisionWrites } from './decision-writes.ts'
import { assignments, knownOf, namedShift, placesOf, punchesOf } from './shift-roster.ts'
import { shiftRosterRead } from './shift-roster-read.ts'
import type { RosterFacts } from './shift-roster-read.ts'

const reason = v.pipe(v.string(), v.trim(), v.maxLength(200))

export const decideInput = v.strictObject({
  date: workDateInput,
  shift: v.string(),
  /** Why a list that was called on paper is entered now: phones or the server had failed. */
  paper: v.optional(v.pipe(reason, v.nonEmpty())),
  decisions: v.pipe(
    v.array(
      v.strictObject({
        personId: v.string(),
        state: v.picklist(rollCallStates),
        version: v.pipe(v.number(), v.integer(), v.minValue(0)),
        reason: v.optional(reason, ''),
      }),
    ),
    v.minLength(1),
    v.maxLength(500),
    v.check((all) => new Set(all.map((d) => d.personId)).size === all.length, 'a student twice'),
  ),
})
type Input = v.InferOutput<typeof decideInput>

/**
 * Confirms attendance at a roll call: the only thing that makes a day count for money. Each decision
 * is a new version above the one that was seen; of two at once the database lets one in.
 */
export const decide = (ctx: Ctx, input: Input) =>
  // Whose batch lost looks again, and is told who was first and what they said.
  again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, { paper, ...input }: Input) {
  const { me, facts } = await readFor(ctx, input)
  const shift = namedShift(facts, input.date, input.shift)
  const { rules, id: seasonId } = theSeason(facts.season)
  if (ctx.clock.now() < shift.opensAt)
    throw new Fault('roll-call-not-open', { opens: wallClock(shift.opensAt, rules.timezone).time })
  const said = input.decisions.map((d) => ({ ...d, reason: d.reason || (paper ?? '') }))
  const { decisions, refused } = judged(ctx, me, facts, shift, { ...input, decisions: said })
  const [first] = refused
  if (first && refused.length === said.length) {
    const { code, ...how } = first
    throw new Fault(code, how)
  }
  const answer = { decided: decisions.length, at: ctx.clock.now(), refused }
  if (!decisions.length) return answer
  const known = knownOf(facts, shift)
  const classes = new Map(placesFor(facts, input).map((p) => [p.personId, p.className]))
  const batchId = ctx.newId()
  const made = decisionWrites(
    ctx,
    me,
    decisions.map(({ personId, state, reason }) => ({
      seasonId,
      personId,
      date: input.date,
      shift: shift.code,
      state,
      known: known.get(personId),
      decidedAs: decidesAs(me.grants, classes.get(personId) ?? ''),
      origin: paper ? ('paper' as const) : ('roll-call' as const),
      batchId,
      reason,
    })),
  )
  return commit(ctx, me, { ...made, answer, conflict: 'overtaken' })
}

const readFor = (ctx: Ctx, input: Omit<Input, 'paper'>) =>
  authorise(ctx, 'attendance.roll-call', {
    read: shiftRosterRead(ctx, 'attendance.roll-call', input.date),
    // Whom the SQL has not found is of a class that the caller may not see: nobody's membership.
    about: (facts) => ({ date: input.date, people: placesFor(facts, input) }),
  })

function placesFor(facts: RosterFacts, { date, decisions }: Omit<Input, 'paper'>): Membership[] {
  const places = new Map(placesOf(facts, date).map((p) => [p.personId, p]))
  const nowhere = { className: '\0', group: '\0', leader: false }
  return decisions.map(({ personId }) => places.get(personId) ?? { personId, ...nowhere })
}

/**
 * Those decisions that change something, and those that cannot stand, each with how it is: somebody else was first
 * with one student, and the others of the list are confirmed all the same.
 */
function judged(ctx: Ctx, me: Me, facts: RosterFacts, shift: ShiftInstance, input: Omit<Input, 'paper'>) {
  const planned = assignments(facts, shift.date)
  const classes = new Map(placesFor(facts, input).map((p) => [p.personId, p.className]))
  const [words, ins, outs] = [
    knownOf(facts, shift),
    punchesOf(facts, shift, 'in'),
    punchesOf(facts, shift, 'out'),
  ]
  const verdicts = input.decisions.map((decision) => {
    const { personId } = decision
    const known = words.get(personId)
    const expected = planned.get(personId)?.code === shift.code || ins.has(personId) || outs.has(personId)
    const as = decidesAs(me.grants, classes.get(personId) ?? '')
    const about = { known, expected, as, deciderId: me.personId, now: ctx.clock.now() }
    return { decision, known, verdict: judgeDecision(decision, about) }
  })
  return {
    decisions: verdicts.filter(({ verdict }) => verdict.do === 'write').map(({ decision }) => decision),
    refused: verdicts.flatMap(({ decision: { personId }, known, verdict }) =>
      verdict.do === 'refuse'
        ? [
            {
              code: verdict.reason,
              personId,
              by: known?.by ?? '',
              state: known?.state,
              version: known?.version,
            },
          ]
        : [],
    ),
  }
}
