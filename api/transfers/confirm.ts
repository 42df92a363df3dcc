import { and, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { checkPin } from '../devices/check-pin.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { aboutOwner } from '../payslips/owner.ts'
import { person } from '../people/table.ts'
import { pinInput } from '../private/pin-input.ts'
import { transfer } from './table.ts'

export const confirmInput = v.strictObject({ id: v.string(), pin: pinInput })
type Input = v.InferOutput<typeof confirmInput>

/**
 * After a failed transfer the student says, on the own device and with the PIN, that the card on file is the right
 * one, changed before or not. The payslip may then be sent again; the signature under its amount stands.
 */
export async function confirmPayee(ctx: Ctx, { id, pin }: Input) {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'transfers.confirm', {
    read: {
      transfers: query
        .select({ transfer, tail: person.cardNumberTail, commitment: person.cardCommitment })
        .from(transfer)
        .innerJoin(person, eq(person.id, transfer.personId))
        .where(and(eq(transfer.id, id), eq(transfer.personId, ownId(ctx)))),
      owners: query.select({ personId: transfer.personId }).from(transfer).where(eq(transfer.id, id)),
    },
    about: aboutOwner,
  })
  await checkPin(ctx, me, pin)
  const [found] = facts.transfers
  if (!found) throw new Fault('not-found')
  if (!found.tail) throw new Fault('no-card')
  if (found.transfer.state !== 'failed') throw new Fault('not-failed')
  const { commitment } = found
  const answer = { confirmedAt: ctx.clock.now(), cardTail: found.tail }
  if (found.transfer.confirmedCard === commitment) return answer
  return commit(ctx, me, {
    writes: mustChangeOne(
      query
        .update(transfer)
        .set({ confirmedAt: answer.confirmedAt, confirmedCard: commitment })
        .where(and(eq(transfer.id, id), eq(transfer.state, 'failed'), cardIs(me.personId, commitment))),
    ),
    events: [
      {
        action: 'transfers.confirm',
        target: id,
        after: { device: me.deviceId ?? '', commitment },
      },
    ],
    answer,
    conflict: 'overtaken',
  })
}

/** It has not been changed on another device meanwhile. */
const cardIs = (personId: string, commitment: string | null) =>
  sql`exists (select 1 from person where id = ${personId} and card_commitment is ${commitment})`
