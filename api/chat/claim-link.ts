import { and, eq, gt, isNull } from 'drizzle-orm'
import { maskedName } from '../../shared/invitations/state.ts'
import { workDateAt } from '../../shared/time/instant.ts'
import type { Me } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx, Locale } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { mustChangeOne } from '../kernel/guard.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { membership, person } from '../people/table.ts'
import { currentSeasonId, seasonRules } from '../seasons/current.ts'
import { chatBinding, chatLink } from './table.ts'

export interface Account {
  /** The messenger's id of the account and of the private chat with it. */
  account: string
  chat: string
  name: string
  locale: Locale
}

/**
 * A chat account opens the link: it waits for the word of the person in the app, who is shown its name and the same
 * two digits. Nothing is bound by it yet.
 */
export async function claimLink(ctx: Ctx, token: string, who: Account) {
  const { query } = ctx.db
  const now = ctx.clock.now()
  const tokenHash = sha256Hex(token)
  const meant = and(eq(chatLink.tokenHash, tokenHash), gt(chatLink.expiresAt, now))
  const { season, links, places, others, waiting } = await ctx.db.read({
    season: seasonRules(ctx),
    links: query
      .select({ personId: chatLink.personId, usedBy: chatLink.usedBy, name: person.name })
      .from(chatLink)
      .innerJoin(person, eq(person.id, chatLink.personId))
      .where(meant),
    places: query
      .select({ fromDate: membership.fromDate, group: membership.groupName })
      .from(membership)
      .innerJoin(chatLink, eq(chatLink.personId, membership.personId))
      .where(and(meant, eq(membership.seasonId, currentSeasonId)))
      .orderBy(membership.fromDate),
    others: query
      .select({ personId: chatBinding.personId })
      .from(chatBinding)
      .where(and(eq(chatBinding.account, who.account), eq(chatBinding.state, 'active'))),
    waiting: query
      .select({ personId: chatBinding.personId, number: chatBinding.number })
      .from(chatBinding)
      .where(and(eq(chatBinding.account, who.account), eq(chatBinding.state, 'pending'))),
  })
  const [link] = links
  if (!link || (link.usedBy !== null && link.usedBy !== who.account)) throw new Fault('chat-link-over')
  const { personId } = link
  if (others.some((one) => one.personId !== personId)) throw new Fault('chat-taken')
  const today = workDateAt(now, season[0]?.rules.timezone ?? 'UTC')
  const group = places.findLast(({ fromDate }) => fromDate <= today)?.group ?? ''
  const known = { name: maskedName(link.name), group }
  const mine = waiting.find((one) => one.personId === personId)
  // The same account opens it again, or its message has come a second time.
  if (link.usedBy !== null) {
    if (!mine) throw new Fault('chat-link-over')
    return { ...known, number: mine.number }
  }
  const number = String(10 + (crypto.getRandomValues(new Uint8Array(1))[0]! % 90))
  const id = ctx.newId()
  const owner: Me = { personId, name: '', number: '', grants: [], memberships: [], scopes: [] }
  return commit(ctx, owner, {
    writes: [
      ...mustChangeOne(
        query
          .update(chatLink)
          .set({ usedBy: who.account })
          .where(and(meant, isNull(chatLink.usedBy))),
      ),
      query
        .update(chatBinding)
        .set({ state: 'ended', endedAt: now })
        .where(and(eq(chatBinding.personId, personId), eq(chatBinding.state, 'pending'))),
      query
        .insert(chatBinding)
        .values({ id, personId, ...who, name: who.name.slice(0, 64), number, state: 'pending', at: now }),
    ],
    events: [{ action: 'chat.claim', target: id }],
    answer: { ...known, number },
    conflict: 'chat-link-over',
  })
}
