import { and, eq, lt, or } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { chatAction, chatBinding, chatLink, chatMessage, chatUpdate } from './table.ts'

const day = 24 * 3600_000
const month = 30 * day

/** Of a chat what nobody can use any more: buttons and links past their end, answered messages, accounts that spoke once. */
export function sweepChat({ db: { query }, clock }: Pick<Ctx, 'db' | 'clock'>): Write[] {
  const now = clock.now()
  const neverBound = and(eq(chatBinding.state, 'pending'), lt(chatBinding.at, now - day))
  return [
    query.delete(chatUpdate).where(lt(chatUpdate.at, now - 3 * day)),
    query.delete(chatAction).where(lt(chatAction.expiresAt, now)),
    query.delete(chatLink).where(lt(chatLink.expiresAt, now)),
    query.delete(chatMessage).where(lt(chatMessage.shownAt, now - month)),
    query.delete(chatBinding).where(or(lt(chatBinding.endedAt, now - month), neverBound)),
  ]
}
