import { eq, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { mayBeAttested, mayPropose } from '../../shared/attestations/attestation.ts'
import { deadlineOf } from '../../shared/payouts/deadline.ts'
import { sidesOf } from '../../shared/rulings/ruling.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import { again } from '../kernel/again.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { objected, standing } from '../payouts/settled.ts'
import { personKey } from '../people/table.ts'
import { standsOn } from '../replies/replies.ts'
import { theSeason } from '../seasons/current.ts'
import { aboutSlip, slipRead } from './attestation-read.ts'
import type { proposeInput } from './input.ts'
import { picturesOf } from './picture-writes.ts'
import { attestation } from './table.ts'

type Input = v.InferOutput<typeof proposeInput>

/**
 * One side says that a student signed on paper, or cannot be reached now that the deadline has come. It counts for
 * nothing until somebody of the other side has confirmed it.
 */
export const proposeAttestation = (ctx: Ctx, input: Input) => again(() => proposeOnce(ctx, input))

async function proposeOnce(ctx: Ctx, { payslipId, hash, kind, reason, picture }: Input) {
  const { me, facts } = await authorise(ctx, 'attestations.propose', {
    read: { ...slipRead(ctx, sql`${payslipId}`), keys: keyOf(ctx, payslipId) },
    about: aboutSlip,
  })
  const [slip] = facts.slips
  if (!slip) throw new Fault('not-found')
  const { rules } = theSeason(facts.season)
  const { on: deadline } = deadlineOf(rules)
  const may = mayBeAttested(slip, hash)
  if (!may.ok) throw new Fault(may.reason)
  const [before] = facts.standing
  if (before) throw new Fault('attested-already', { by: before.by ?? '' })
  const today = workDateAt(ctx.clock.now(), rules.timezone)
  const asks = mayPropose({ kind, hasPicture: picture !== undefined }, { today, deadline })
  if (!asks.ok) throw new Fault(asks.reason, { on: deadline })
  const [side] = sidesOf(me.grants, standsOn(facts.owner, slip.personId, slip.to).className)
  if (!side) throw new Fault('forbidden')
  const row = {
    id: ctx.newId(),
    payslipId,
    hash,
    personId: slip.personId,
    kind,
    reason,
    side,
    byId: me.personId,
    at: ctx.clock.now(),
  }
  const taken = await picturesOf(ctx, row, picture, facts.keys[0])
  return commit(ctx, me, {
    writes: [
      ...mustHold(ctx.db.query, attestable(payslipId)),
      ...mustHold(
        ctx.db.query,
        sql`not exists (select 1 from attestation a where a.payslip_id = ${payslipId} and ${standing(sql`a.id`)})`,
      ),
      ctx.db.query.insert(attestation).values(row),
      ...taken.writes,
    ],
    events: [
      {
        action: 'attestations.propose',
        target: row.id,
        after: { payslip: payslipId, hash, kind, side, ...(taken.sha256 ? { picture: taken.sha256 } : {}) },
      },
    ],
    answer: { id: row.id, kind, at: row.at },
    conflict: 'overtaken',
  })
}

/** At the instant of writing: the payslip holds, is not signed, and nothing in it is objected to. */
export const attestable = (payslipId: string) =>
  sql`exists (select 1 from payslip p where p.id = ${payslipId} and p.current = 1 and p.published_at is not null
    and not exists (select 1 from signature s where s.payslip_id = p.id)) and not ${objected(sql`${payslipId}`)}`

const keyOf = (ctx: Ctx, payslipId: string) =>
  ctx.db.query
    .select()
    .from(personKey)
    .where(eq(personKey.personId, sql`(select p.person_id from payslip p where p.id = ${payslipId})`))
