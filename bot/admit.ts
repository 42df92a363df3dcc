/**
 * What every message and press passes first: private chats only, not too many, once each; then who it is by the
 * account's binding, and what a pressed button stands for. A message that is delivered again after it was answered
 * is let go; one that somebody else is at work on is to be delivered later.
 */
import { and, eq, gt } from 'drizzle-orm'
import type { MiddlewareFn } from 'grammy/web'
import { chatAction, chatBinding, chatUpdate } from '../api/chat/table.ts'
import type { Caller, Claim, Locale } from '../api/kernel/ctx.ts'
import { refusedByConstraint } from '../api/kernel/db.ts'
import { Fault } from '../api/kernel/fault.ts'
import { mustChangeOne } from '../api/kernel/guard.ts'
import { sha256Hex } from '../api/kernel/hash.ts'
import { idempotency } from '../api/kernel/idempotency.ts'
import { spendTry } from '../api/kernel/rate-limit.ts'
import type { Chat } from './context.ts'
import { deskFor, deskRead } from './desk.ts'
import type { Opened } from './desk.ts'
import { inChat } from './refusal.ts'

/** Another process is at work on this very message. */
export class Busy extends Error {}

/** A process that died while it was at work gives a message back after this long. */
const leaseMs = 30_000

export function admit(opened: Opened, origin: string): MiddlewareFn<Chat> {
  return async (c, next) => {
    const account = c.from && String(c.from.id)
    if (!account || c.from.is_bot) return
    c.locale = spoken(c.from.language_code)
    const caller: Caller = {
      via: 'chat',
      requestId: opened.newId(),
      locale: c.locale,
      route: 'GET chat',
      chat: account,
    }
    if (!(await calm(c, { ...opened, caller }, account))) return
    const update = c.update.update_id
    const facts = await opened.db.read({
      ...deskRead(opened, chatBinding.account, account),
      known: opened.db.query.select().from(chatUpdate).where(eq(chatUpdate.id, update)),
      ...pressedRead(opened, c.callbackQuery?.data),
    })
    const [known] = facts.known
    const now = opened.clock.now()
    if (known?.answeredAt) return
    if (known && known.at > now - leaseMs) throw new Busy()
    const [bound] = facts.bound
    const zone = facts.season[0]?.rules.timezone ?? 'UTC'
    const [action] = facts.actions
    const pressed =
      action && action.personId === bound?.personId
        ? { ...action, done: facts.answers.length > 0 }
        : undefined
    const claim: Claim = { done: false, writes: claimWrites(opened, update, known?.at) }
    const doing = (what: string) => {
      // A press is known by its button, a message by its number: whichever comes again finds its answer.
      const id = pressed ? `chat-${pressed.id}` : `chat-update-${update}`
      const key = { id, bodyHash: sha256Hex(pressed?.id ?? c.message?.text ?? '') }
      return { ...opened, caller: { ...caller, locale: c.locale, route: `POST chat ${what}`, claim, key } }
    }
    c.talk = {
      update,
      claim,
      ...(bound ? { desk: deskFor(opened, bound, zone, origin) } : {}),
      ...(pressed ? { pressed } : {}),
      doing,
    }
    if (bound) c.locale = bound.locale
    await next()
    await holdClaim(c)
    const answered = { answeredAt: opened.clock.now() }
    await opened.db.write([opened.db.query.update(chatUpdate).set(answered).where(eq(chatUpdate.id, update))])
  }
}

const spoken = (code = ''): Locale => (/^en\b/i.test(code) ? 'en' : 'zh-CN')

/** Before anything is said: from here on nobody else answers this message. */
export async function holdClaim({ talk }: Chat): Promise<void> {
  const { claim } = talk
  if (claim.done) return
  const { db } = talk.doing('claim')
  try {
    await db.write(claim.writes)
  } catch (error) {
    throw refusedByConstraint(error) ? new Busy() : error
  }
  claim.done = true
}

function claimWrites({ db: { query }, clock }: Opened, id: number, before: number | undefined) {
  const at = clock.now()
  if (before === undefined) return [query.insert(chatUpdate).values({ id, at })]
  return mustChangeOne(
    query
      .update(chatUpdate)
      .set({ at })
      .where(and(eq(chatUpdate.id, id), eq(chatUpdate.at, before))),
  )
}

function pressedRead({ db: { query }, clock }: Opened, data = '') {
  const id = /^c:([\w-]{16})$/.exec(data)?.[1] ?? ''
  return {
    actions: query
      .select()
      .from(chatAction)
      .where(and(eq(chatAction.id, id), gt(chatAction.expiresAt, clock.now()))),
    answers: query
      .select({ key: idempotency.key })
      .from(idempotency)
      .where(eq(idempotency.key, `chat-${id}`)),
  }
}

/** False for one message too many in this minute; the person is told so once. */
async function calm(c: Chat, ctx: Parameters<typeof spendTry>[0], account: string): Promise<boolean> {
  try {
    await spendTry(ctx, [['chat-action', account]])
    return true
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'too-many')) throw error
    const said = await spendTry(ctx, [['chat-warning', account]]).then(
      () => true,
      () => false,
    )
    const text = inChat(error, c)
    if (said && c.callbackQuery) await c.answerCallbackQuery({ text, show_alert: true })
    else if (said) await c.reply(text)
    return false
  }
}
