/**
 * Replay of commands. The client makes a key and keeps it until it has the answer; the first answer
 * is stored in the same batch as the effect, so a key either has both or neither. Keys live 30 days,
 * longer than a phone stays in a drawer.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Ctx } from './ctx.ts'
import { Fault } from './fault.ts'
import type { Keys } from './keys.ts'
import { inserting } from './statements.ts'
import type { Asking } from './who-asks.ts'

export const idempotency = sqliteTable('idempotency', {
  key: text().primaryKey(),
  personId: text().notNull(),
  route: text().notNull(),
  bodyHash: text().notNull(),
  response: text().notNull(),
  at: integer().notNull(),
})

/**
 * How a body stands beside its key: under the pepper. Bodies hold PINs and passwords, and whoever had the database
 * alone could try all PINs against a plain hash.
 */
export const keptBodyHash = (keys: Keys, bodyHash: string): string =>
  bytesToHex(hmac(sha256, keys.pepper(), utf8ToBytes(`command/v1\n${bodyHash}`)))

export const keyLifetime = 30 * 24 * 3600 * 1000

/** Not an error: the answer that this command got the first time. */
export class Replay extends Error {
  readonly response: string
  constructor(response: string) {
    super('replay')
    this.response = response
  }
}

/** Throws the stored answer for a repeat, a fault for a misuse; another person's key is unknown. */
export function checkKey(ctx: Ctx, personId: string, known: Asking['replay']) {
  if (!known || !ctx.caller.key) return
  if (known.personId !== personId) throw new Fault('not-found')
  if (known.route !== ctx.caller.route || known.bodyHash !== ctx.caller.key.bodyHash)
    throw new Fault('key-reused')
  throw new Replay(known.response)
}

export const keepAnswer = (ctx: Ctx, personId: string, answer: unknown) =>
  ctx.caller.key
    ? [
        insertAnswer({
          key: ctx.caller.key.id,
          personId,
          route: ctx.caller.route,
          bodyHash: ctx.caller.key.bodyHash,
          response: JSON.stringify(answer),
          at: ctx.clock.now(),
        }),
      ]
    : []

const insertAnswer = inserting(idempotency, ['key', 'personId', 'route', 'bodyHash', 'response', 'at'])
