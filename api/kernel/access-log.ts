/**
 * One line for each request on the server's own console: which route by its pattern, how it ended, how long it
 * took. Keys are a closed list; no query, body, cookie, token, name or number is ever among them. What matters to
 * security is called by OWASP's words (Logging Vocabulary), and only such a line names the address.
 */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { FaultCode } from './fault.ts'
import type { Env } from './http.ts'

export type LogEvent =
  | 'request'
  | 'authn_login_success'
  | 'authn_login_fail'
  | 'authn_login_lock'
  | 'authn_password_change'
  | 'authz_fail'
  | 'sensitive_read'
  | 'excess_rate_limit_exceeded'
  | 'csp_violation'

export interface LogLine {
  event: LogEvent
  /** Milliseconds since 1970. */
  at?: number
  /** As in the audit log. */
  request?: string
  /** 'POST /api/devices/:id/remove' */
  route?: string
  status?: number
  fault?: FaultCode
  ms?: number
  address?: string
  /** Of a page that broke its policy: the directive, and the origin that it wanted. */
  directive?: string
  blocked?: string
}
export type Log = (line: LogLine) => void

/** A line as it stands on the console. */
export const logText = (line: LogLine): string => JSON.stringify(line)

export function accessLog(log: Log | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('log', log ?? (() => {}))
    await next()
    const ctx = c.var.ctx as Env['Variables']['ctx'] | undefined
    if (!log || !ctx) return
    const matched = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))
    const route = `${c.req.method} ${matched?.path ?? '*'}`
    const { status } = c.res
    const event = eventOf(route, status, c.var.fault)
    log({
      event,
      at: ctx.clock.now(),
      request: ctx.caller.requestId,
      route,
      status,
      ...(c.var.fault ? { fault: c.var.fault } : {}),
      ms: c.var.began === undefined ? 0 : ctx.clock.now() - c.var.began,
      ...(named.has(event) ? { address: ctx.caller.address ?? '' } : {}),
    })
  }
}

const named = new Set<LogEvent>(['authn_login_fail', 'authn_login_lock', 'excess_rate_limit_exceeded'])

const logins = /^POST \/api\/(sessions(\/(password|passkey|step-up))?|(invitations|credentials)\/accept)$/
const passwordChanges = /^POST \/api\/(devices\/pin|credentials\/(password|recovery|passkeys))$/
const sensitive = /\/reveal$/

export function eventOf(route: string, status: number, fault?: FaultCode): LogEvent {
  if (fault === 'too-many') return 'excess_rate_limit_exceeded'
  if (fault === 'pin-locked' || fault === 'pin-off') return 'authn_login_lock'
  if (fault === 'pin-wrong' || fault === 'sign-in-failed') return 'authn_login_fail'
  if (fault === 'forbidden') return 'authz_fail'
  if (logins.test(route)) return status < 400 ? 'authn_login_success' : 'authn_login_fail'
  if (status >= 400) return 'request'
  if (passwordChanges.test(route)) return 'authn_password_change'
  return sensitive.test(route) ? 'sensitive_read' : 'request'
}
