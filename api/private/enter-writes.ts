import { and, eq, sql } from 'drizzle-orm'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Me } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import type { Rows, Write } from '../kernel/db.ts'
import { mustChangeOne, mustHold } from '../kernel/guard.ts'
import { notify } from '../notices/notify.ts'
import type { inForceRead } from '../payslips/renew-payee.ts'
import { renewPayee } from '../payslips/renew-payee.ts'
import { privateColumns } from '../people/private-columns.ts'
import type { Numbers } from '../people/private-columns.ts'
import { person, personKey } from '../people/table.ts'
import { confirmFailed } from '../transfers/confirm-failed.ts'
import type { failedRead } from '../transfers/confirm-failed.ts'
import type { ownRead } from './own-read.ts'

type Facts = Rows<ReturnType<typeof ownRead> & ReturnType<typeof inForceRead> & ReturnType<typeof failedRead>>

/** For so long the owner's other devices say that the card was changed. */
const warningMs = 24 * 3600 * 1000

/** The sealed columns, the payslips of a new card, and what the owner is told; refused if anything moved meanwhile. */
export async function enterWrites(
  ctx: Ctx,
  me: Me,
  { own: [own], keys: [key], inForce, failed }: Facts,
  numbers: Numbers,
): Promise<{ writes: Write[]; events: AuditEntry[]; payslips: number }> {
  const { query } = ctx.db
  const { columns, made } = await privateColumns(ctx, me.personId, numbers, key)
  const { cardNumberTail: last4, cardCommitment: commitment } = columns
  const card = last4 && commitment ? { last4, commitment } : undefined
  const renewed = card ? renewPayee(ctx, me.personId, inForce, card) : { writes: [], events: [], payslips: 0 }
  const confirmed = commitment ? confirmFailed(ctx, me, failed, commitment) : { writes: [], events: [] }
  const asRead = and(
    eq(person.id, me.personId),
    sql`${person.idNumberIndex} is ${own?.idNumberIndex ?? null}`,
    sql`${person.cardNumberIndex} is ${own?.cardNumberIndex ?? null}`,
  )
  return {
    writes: [
      ...(made ? [query.insert(personKey).values(made)] : []),
      ...mustHold(query, freeOf(me, columns.idNumberIndex, columns.cardNumberIndex)),
      ...mustChangeOne(
        query
          .update(person)
          .set({ ...columns, erasedAt: null })
          .where(asRead),
      ),
      ...renewed.writes,
      ...confirmed.writes,
      ...told(ctx, me, numbers),
    ],
    events: [...renewed.events, ...confirmed.events],
    payslips: renewed.payslips,
  }
}

/** Nobody else has these numbers at this instant either. */
const freeOf = (me: Me, idIndex?: string | null, cardIndex?: string | null) =>
  sql`not exists (select 1 from person where id <> ${me.personId}
    and (id_number_index = ${idIndex ?? ''} or card_number_index = ${cardIndex ?? ''}))`

/** On every device of the owner; those that did not do it show it until the warning ends. */
function told(ctx: Ctx, { personId, deviceId = '' }: Me, { idNumber, cardNumber }: Numbers): Write[] {
  const until = String(ctx.clock.now() + warningMs)
  const about = ctx.newId()
  return [
    ...(cardNumber
      ? [notify(ctx, { personId, kind: 'card-changed', about, params: { deviceId, until } })]
      : []),
    ...(idNumber ? [notify(ctx, { personId, kind: 'id-changed', about, params: { deviceId, until } })] : []),
  ]
}
