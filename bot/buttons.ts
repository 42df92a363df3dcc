/**
 * Buttons carry an opaque id and nothing else. The same button of the same card has the same id, made with a key that
 * only the server has, so a card that is shown again is not another one.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { inArray } from 'drizzle-orm'
import { chatAction } from '../api/chat/table.ts'
import { toBase64url } from '../api/kernel/base64url.ts'
import type { Write } from '../api/kernel/db.ts'
import type { Desk } from './desk.ts'

export type Button = { label: string } & (
  | { what: string; params?: Record<string, string> }
  /** A page of the web app. */
  | { path: string }
)

interface Card {
  item: string
  version: string
  rows: readonly Button[][]
}

const threeDays = 3 * 24 * 3_600_000

/** What the messenger is given, and what has to be stored before. */
export function keyboard(desk: Desk, { item, version, rows }: Card) {
  const { ctx, personId, origin } = desk
  const key = ctx.keys.derive('chat')
  const actions: (typeof chatAction.$inferInsert)[] = []
  const inline_keyboard = rows.map((row) =>
    row.map((button) => {
      const text = button.label
      if ('path' in button) return { text, url: origin + button.path }
      const { what, params = {} } = button
      const stands = JSON.stringify([personId, item, version, what, params])
      const id = toBase64url(hmac(sha256, key, utf8ToBytes(stands))).slice(0, 16)
      actions.push({ id, personId, item, version, what, params, expiresAt: ctx.clock.now() + threeDays })
      return { text, callback_data: `c:${id}` }
    }),
  )
  return { inline_keyboard, writes: kept(desk, actions) }
}

function kept({ ctx }: Desk, actions: (typeof chatAction.$inferInsert)[]): Write[] {
  if (!actions.length) return []
  const { query } = ctx.db
  const ids = actions.map(({ id }) => id)
  return [
    query.delete(chatAction).where(inArray(chatAction.id, ids)),
    query.insert(chatAction).values([...new Map(actions.map((one) => [one.id, one])).values()]),
  ]
}
