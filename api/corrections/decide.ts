import * as v from 'valibot'
import { shiftInstance } from '../../shared/attendance/instance.ts'
import { correctable } from '../../shared/corrections/correction.ts'
import { workDateOf } from '../../shared/time/work-date.ts'
import { decisionWrites } from '../attendance/decision-writes.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { notify } from '../notices/notify.ts'
import { reasonText } from '../replies/input.ts'
import { mustBeOpen, replyWrites, standsOn, theOne } from '../replies/replies.ts'
import { theSeason } from '../seasons/current.ts'
import { correctionRead } from './correction-read.ts'

export const decideCorrectionBody = v.pipe(
  v.strictObject({
    grant: v.boolean(),
    /** What the teacher grants, where that is not what was asked for. */
    state: v.optional(v.picklist(correctable)),
    /** The version of the attendance that the teacher saw, 0 for none. */
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    reason: v.optional(reasonText, ''),
  }),
  v.check(({ grant, reason }) => grant || reason !== '', 'a refusal needs a reason'),
)
type Input = { id: string } & v.InferOutput<typeof decideCorrectionBody>

/** A teacher decides a correction. Granted, it is a new version of the attendance; what was there stays below it. */
export const decideCorrection = (ctx: Ctx, input: Input) => again(() => decideOnce(ctx, input))

async function decideOnce(ctx: Ctx, { id, grant, version, reason, ...input }: Input) {
  const { me, facts } = await authorise(ctx, 'corrections.decide', {
    read: correctionRead(ctx, id),
    about: ({ asked: [one], owner }) =>
      one ? { date: one.date, people: [standsOn(owner, one.personId, one.date)] } : { people: [] },
  })
  const { seasonId, personId, date, shift, ...asked } = theOne(facts.asked)
  mustBeOpen(facts.replies)
  const [known] = facts.words
  if (known && known.version !== version)
    throw new Fault('decided-already', { by: known.by ?? '', state: known.state, version: known.version })
  const state = input.state ?? asked.state
  const same = known?.confirmed && known.state === state
  const made =
    grant && !same
      ? decisionWrites(ctx, me, [
          {
            seasonId,
            personId,
            date,
            shift,
            state,
            known,
            decidedAs: 'teacher',
            origin: 'correction',
            causeId: id,
            // What the student wrote stays with the request: the log is for ever.
            reason,
          },
        ])
      : { writes: [], events: [] }
  const kind = grant ? 'grant' : 'refuse'
  const said = replyWrites(ctx, me, 'corrections', { requestId: id, kind, reason })
  const name = shiftInstance(workDateOf(date), shift, theSeason(facts.season).rules)?.name ?? shift
  const told = notify(ctx, {
    personId,
    kind: 'correction-decided',
    about: id,
    params: { date, shift, name, kind },
  })
  return commit(ctx, me, {
    writes: [...said.writes, ...made.writes, told],
    events: [...said.events, ...made.events],
    answer: { kind, at: said.at, state: grant ? state : (known?.state ?? null) },
    conflict: 'overtaken',
  })
}
