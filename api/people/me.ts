import { eq } from 'drizzle-orm'
import { utcOffsetMinutes, workDateAt } from '../../shared/time/instant.ts'
import { authorise, placeOn } from '../kernel/authorise.ts'
import { touch } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { serverState } from '../kernel/server-state.ts'
import { seasonRules } from '../seasons/current.ts'
import { person } from './table.ts'
import { ownId } from '../kernel/authorise.ts'

/** Who is signed in, as what, and in which season; opening the app keeps the session alive. */
export async function seeMe(ctx: Ctx) {
  const { me, facts } = await authorise(ctx, 'me.see', {
    read: {
      season: seasonRules(ctx),
      restored: ctx.db.query.select().from(serverState).where(eq(serverState.name, 'restored')),
      own: ctx.db.query
        .select({
          phoneTail: person.phoneTail,
          idNumberTail: person.idNumberTail,
          cardNumberTail: person.cardNumberTail,
        })
        .from(person)
        .where(eq(person.id, ownId(ctx))),
    },
  })
  const stale = touch(ctx, me)
  if (stale.length) await ctx.db.write(stale)
  const now = ctx.clock.now()
  const season = facts.season[0]
  const zone = season?.rules.timezone ?? 'UTC'
  const place = placeOn(me, workDateAt(now, zone))
  return {
    personId: me.personId,
    name: me.name,
    number: me.number,
    roles: me.grants.map((grant) => grant.role),
    className: place?.className ?? null,
    group: place?.group ?? null,
    leader: place?.leader ?? false,
    ...(facts.own[0] ?? { phoneTail: null, idNumberTail: null, cardNumberTail: null }),
    season: season
      ? { id: season.id, name: season.rules.name, school: season.rules.school, company: season.rules.company }
      : null,
    // Which back-up the server was set back to, if it was: phones then send their receipts again.
    restored: facts.restored[0]?.value ?? null,
    now,
    utcOffsetMinutes: utcOffsetMinutes(now, zone),
  }
}
