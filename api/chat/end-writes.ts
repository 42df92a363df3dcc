import { and, eq, ne } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { chatBinding, chatLink } from './table.ts'

/**
 * Ends whatever chat speaks, or waits to speak, for a person, and the links to one. It goes into the batch of what
 * takes a role or the hold over the account away.
 */
export const endChat = ({ db: { query }, clock }: Pick<Ctx, 'db' | 'clock'>, personId: string): Write[] => [
  query
    .update(chatBinding)
    .set({ state: 'ended', endedAt: clock.now() })
    .where(and(eq(chatBinding.personId, personId), ne(chatBinding.state, 'ended'))),
  query.delete(chatLink).where(eq(chatLink.personId, personId)),
]
