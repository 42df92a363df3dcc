/** The whole API in this process, on a clock that the test moves. */
import { runtime } from '#runtime'
import { createApp } from '../../api/app.ts'
import type { Clock } from '../../api/kernel/ctx.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import type { Post } from '../../api/robots/say.ts'
import { clockAt } from './clock.ts'
import { testKeys } from './keys.ts'
import { proofHeader } from '../../shared/devices/proof.ts'
import { freshProof } from './device.ts'
import { requestHeaders } from './request-headers.ts'

interface AppOptions {
  /** A clock, or the time at which one stands. */
  now?: number | Clock
  keys?: Keys
  /** How the robots of groups are reached. */
  post?: Post
}

export interface Ask {
  /** Number of the person who asks; nobody unless given. */
  as?: string
  key?: string | null
  body?: unknown
  headers?: Record<string, string>
}

export function appFor(db: Database, { now, keys = testKeys, post }: AppOptions = {}) {
  const clock = typeof now === 'object' ? now : clockAt(now)
  const app = createApp(() => ({ clock, db, keys, newId: () => crypto.randomUUID() }), {
    font: runtime.font,
    post,
  })
  /** Asks as a person would: cookie, JSON, and for commands a key of its own unless one is given. */
  async function ask(route: string, { as, key, body, headers = {} }: Ask = {}) {
    const [method = 'GET', path = '/'] = route.split(' ')
    const text = method === 'GET' ? '' : JSON.stringify(body ?? {})
    const proof =
      as === undefined || method === 'GET'
        ? {}
        : { 'X-Proof': proofHeader(freshProof(keys, clock.now(), as, `${method} ${path}`, text)) }
    const response = await app.request(path, {
      method,
      headers: { ...requestHeaders(method, as, key), ...proof, ...headers },
      ...(method === 'GET' ? {} : { body: text }),
    })
    const answer = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(answer) : undefined
    return { status: response.status, headers: response.headers, text: answer, json }
  }
  return { app, clock, ask }
}
