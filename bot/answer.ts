/** How a message or a press is answered: its effect once, then the words, then the card as it is now. */
import { eq } from 'drizzle-orm'
import type { Composer, Middleware } from 'grammy/web'
import { chatUpdate } from '../api/chat/table.ts'
import type { Ctx } from '../api/kernel/ctx.ts'
import { Fault } from '../api/kernel/fault.ts'
import { Replay } from '../api/kernel/idempotency.ts'
import { Busy, holdClaim } from './admit.ts'
import type { BoundChat, Chat, PressedChat } from './context.ts'
import { inChat } from './refusal.ts'
import { cardOf } from './cards.ts'
import { showItem } from './show.ts'
import type { Draft } from './show.ts'

/**
 * Does something once. What comes again gets the answer of the first time; of two presses at one instant the second
 * looks again, and the very same message at one instant is left to whoever is at work on it.
 */
export async function once<T>(c: Chat, what: string, verb: (ctx: Ctx) => Promise<T>): Promise<T> {
  const ctx = c.talk.doing(what)
  const attempt = async () => {
    try {
      return await verb(ctx)
    } catch (error) {
      if (error instanceof Replay) return JSON.parse(error.response) as T
      throw error
    }
  }
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'in-progress')) throw error
    const { rows } = await ctx.db.read({
      rows: ctx.db.query.select().from(chatUpdate).where(eq(chatUpdate.id, c.talk.update)),
    })
    if (rows.length && !c.talk.claim.done) throw new Busy()
    return attempt()
  }
}

/** A command, heard as text in any of its names: /签到 and /checkin. `run` gives the words of the answer. */
export function onWords<C extends Chat>(
  composer: Composer<C>,
  names: readonly string[],
  run: (c: C, rest: string) => Promise<string | undefined>,
) {
  const pattern = new RegExp(`^/(?:${names.join('|')})(?:@\\w+)?(?:\\s+([\\s\\S]*))?$`, 'i')
  composer.hears(pattern, async (c) => {
    const text = await run(c as C, (c.match[1] ?? '').trim()).catch((error: unknown) =>
      refused(error, c as C),
    )
    await holdClaim(c)
    if (text) await c.reply(text, { link_preview_options: { is_disabled: true } })
  })
}

export interface Outcome {
  /** What is said at once, over the chat. */
  toast: string
  /** What is chosen on the card from now on. */
  draft?: Draft
}

/** A press of one kind of button. */
export function onPress(
  composer: Composer<BoundChat>,
  what: string,
  run: (c: PressedChat) => Promise<Outcome>,
) {
  const pressed: Middleware<BoundChat> = async (c) => {
    const press = c as PressedChat
    const { desk, pressed } = press.talk
    let [alert, outcome]: [boolean, Outcome] = [false, { toast: '' }]
    try {
      outcome = await run(press)
    } catch (error) {
      ;[alert, outcome] = [true, { toast: refused(error, press) }]
    }
    await holdClaim(c)
    await c.answerCallbackQuery({ text: outcome.toast.slice(0, 200), show_alert: alert })
    const { draft } = outcome
    await showItem(c.api, desk, pressed.item, draft ? { draft } : {})
  }
  composer.filter((c) => c.talk.pressed?.what === what, pressed)
}

/** What was pressed counts for what was seen: if that has changed, nothing is done and the new state is shown. */
export async function mustBeAsShown({ talk: { desk, pressed } }: PressedChat): Promise<void> {
  if (pressed.done) return
  const now = await cardOf(pressed.item)(desk, pressed.item, {})
  if (now?.version !== pressed.version) throw new Fault('chat-changed')
}

function refused(error: unknown, c: Chat): string {
  // The server is stopping, or somebody else is at work on this: it comes again.
  if (error instanceof Busy || (error instanceof Fault && error.code === 'unavailable')) throw error
  if (!(error instanceof Fault))
    console.error(JSON.stringify({ event: 'chat_failed', error: String(error).slice(0, 200) }))
  return inChat(error, c)
}
