import type { Caller, Clock, Ctx } from '../../api/kernel/ctx.ts'
import type { Database } from '../../api/kernel/db.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { clockAt } from './clock.ts'
import { testKeys } from './keys.ts'
import { freshProof } from './device.ts'
import { tokenOf } from './token.ts'

export interface CtxOptions {
  clock?: Clock
  keys?: Keys
  /** The number of a person who is signed in; nobody unless given. */
  as?: string
  via?: Caller['via']
  /** The id of a command and its body, for replays. */
  key?: string
  body?: string
}

/** A context for calling a verb without HTTP. */
export function ctxFor(db: Database, options: CtxOptions = {}): Ctx {
  const { clock = clockAt(), keys = testKeys, as, via = 'web', key, body = '' } = options
  const route = 'POST /test'
  const session = as === undefined ? {} : { session: sha256Hex(tokenOf(as)) }
  const command = key === undefined ? {} : { key: { id: key, bodyHash: sha256Hex(body) } }
  return {
    clock,
    db,
    keys,
    newId: () => crypto.randomUUID(),
    caller: {
      via,
      requestId: 'test',
      locale: 'zh-CN',
      route,
      bodyHash: sha256Hex(body),
      ...session,
      ...command,
      // Made anew at each look, as a phone makes one for each request.
      get proof() {
        return as === undefined ? undefined : freshProof(keys, clock.now(), as, route, body)
      },
    } as Caller,
  }
}

/** The server's own errands: jobs and the command line. */
export const operatorCtx = (db: Database, options: CtxOptions = {}) => ctxFor(db, { via: 'job', ...options })
