import { eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { chatAction, chatBinding, chatLink, chatMessage } from '../chat/table.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustHold } from '../kernel/guard.ts'
import { person, personKey } from '../people/table.ts'
import { transfer } from '../transfers/table.ts'
import { noAccount, noNumbers } from './erased.ts'

export const eraseInput = v.strictObject({
  id: v.string(),
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
})
type Input = v.InferOutput<typeof eraseInput>

/** Phone, ID number and card. */
const nothing = { ...noNumbers, phone: null, phoneTail: null, phoneIndex: null }

/**
 * Erases a person's private numbers, and what a chat is called that spoke for them, for good. The wrapped key goes, so back-ups hold nothing that can be opened once
 * they have run out; the account, payslips with their signatures, totals and the log stay as they are.
 */
export async function erase(
  ctx: Ctx,
  { id, reason }: Input,
): Promise<{ personId: string; erasedAt: number }> {
  const { query } = ctx.db
  const { me, facts } = await authorise(ctx, 'people.erase', {
    read: { found: query.select({ erasedAt: person.erasedAt }).from(person).where(eq(person.id, id)) },
  })
  const [found] = facts.found
  if (!found) throw new Fault('not-found')
  const erasedAt = ctx.clock.now()
  return commit(ctx, me, {
    writes: [
      ...mustHold(query, sql`not exists (select 1 from transfer where person_id = ${id} and state = 'sent')`),
      query.update(transfer).set(noAccount).where(eq(transfer.personId, id)),
      query.delete(chatMessage).where(eq(chatMessage.personId, id)),
      query.delete(chatAction).where(eq(chatAction.personId, id)),
      query.delete(chatLink).where(eq(chatLink.personId, id)),
      query.delete(chatBinding).where(eq(chatBinding.personId, id)),
      query.delete(personKey).where(eq(personKey.personId, id)),
      query
        .update(person)
        .set({ ...nothing, erasedAt })
        .where(eq(person.id, id)),
    ],
    events: [{ action: 'people.erase', target: id, reason }],
    answer: { personId: id, erasedAt },
    conflict: 'transfer-under-way',
  })
}
