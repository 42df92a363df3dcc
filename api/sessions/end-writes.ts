import { and, eq, isNull, ne } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'
import { session } from '../people/table.ts'

/** Ends the live sessions of a person, all of them or those that are meant. */
export const endSessionsOf = ({ db, clock }: Ctx, personId: string, which?: SQL): Write =>
  db.query
    .update(session)
    .set({ endedAt: clock.now() })
    .where(and(eq(session.personId, personId), isNull(session.endedAt), which))

/** All but the session that asks. */
export const otherThanThis = ({ caller }: Pick<Ctx, 'caller'>) => ne(session.tokenHash, caller.session ?? '')
export const onDevice = (deviceId: string) => eq(session.deviceId, deviceId)
