import { sessionCookie } from '../../api/kernel/http.ts'
import { tokenOf } from './token.ts'

/** What a person's browser sends: the cookie, and for a command JSON and a key of its own unless one is given. */
export function requestHeaders(method: string, as?: string, key?: string | null): Record<string, string> {
  return {
    ...(as === undefined ? {} : { Cookie: `${sessionCookie}=${tokenOf(as)}` }),
    ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
    ...(method === 'GET' || key === null ? {} : { 'Idempotency-Key': key ?? crypto.randomUUID() }),
  }
}
