import { describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { eventOf } from '../../../api/kernel/access-log.ts'
import type { LogLine } from '../../../api/kernel/access-log.ts'
import { sessionCookie } from '../../../api/kernel/http.ts'
import { clockAt } from '../../kit/clock.ts'
import { evening } from '../../kit/evening.ts'
import { testKeys } from '../../kit/keys.ts'
import { who } from '../../kit/school.ts'
import { tokenOf } from '../../kit/token.ts'

async function logged() {
  const { db } = await evening()
  const lines: LogLine[] = []
  const app = createApp(() => ({ clock: clockAt(), db, keys: testKeys, newId: () => crypto.randomUUID() }), {
    log: (line) => void lines.push(line),
    addressOf: () => '203.0.113.7',
  })
  const cookie = { Cookie: `${sessionCookie}=${tokenOf(who.studentA)}` }
  const ask = (method: string, path: string, body?: unknown, headers = {}) =>
    app.request(path, {
      method,
      headers: {
        ...cookie,
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-0001' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { lines, ask }
}

describe('the access log', () => {
  test('has one line a request: the route by its pattern, never a query, a body, a token or who it is', async () => {
    const { lines, ask } = await logged()
    await ask('GET', '/api/me?token=secret-in-query')
    await ask('POST', '/api/payslips/slip-of-somebody/view', { pin: '294817' })
    await ask('GET', '/api/no-such-thing?q=1')
    expect(lines.map(({ event, route, status, fault }) => ({ event, route, status, fault }))).toEqual([
      { event: 'request', route: 'GET /api/me', status: 200, fault: undefined },
      { event: 'request', route: 'POST /api/payslips/:id/view', status: 404, fault: 'not-found' },
      { event: 'request', route: 'GET *', status: 404, fault: 'not-found' },
    ])
    const text = JSON.stringify(lines)
    for (const secret of [
      'secret-in-query',
      'slip-of-somebody',
      '294817',
      tokenOf(who.studentA),
      who.studentA,
    ])
      expect(text).not.toContain(secret)
    const keys = new Set(lines.flatMap((line) => Object.keys(line)))
    expect([...keys].toSorted()).toEqual(['at', 'event', 'fault', 'ms', 'request', 'route', 'status'])
  })

  test('calls what matters to security by OWASP’s words, and names the address there alone', async () => {
    const { lines, ask } = await logged()
    await ask('POST', '/api/sessions', {
      deviceId: 'nobody',
      nonce: 'n'.repeat(40),
      signature: 's'.repeat(86),
      pin: '294817',
    })
    await ask('GET', '/api/payouts')
    expect(lines.map(({ event, address }) => [event, address])).toEqual([
      ['authn_login_fail', '203.0.113.7'],
      ['authz_fail', undefined],
    ])
  })

  test.each([
    ['POST /api/sessions', 200, undefined, 'authn_login_success'],
    ['POST /api/sessions/password', 403, 'sign-in-failed', 'authn_login_fail'],
    ['POST /api/invitations/accept', 404, 'invitation-unknown', 'authn_login_fail'],
    ['POST /api/devices/link', 429, 'pin-locked', 'authn_login_lock'],
    ['POST /api/devices/pin', 200, undefined, 'authn_password_change'],
    ['POST /api/people/:id/reveal', 200, undefined, 'sensitive_read'],
    ['POST /api/private/reveal', 403, 'pin-wrong', 'authn_login_fail'],
    ['GET /api/me', 429, 'too-many', 'excess_rate_limit_exceeded'],
    ['GET /api/me', 200, undefined, 'request'],
  ] as const)('%s with %i %s is %s', (route, status, fault, event) => {
    expect(eventOf(route, status, fault)).toBe(event)
  })

  test('has what browsers report of a page that broke its policy, without path and query', async () => {
    const { lines, ask } = await logged()
    const report = {
      'csp-report': {
        'document-uri': 'https://school.example/i',
        'effective-directive': 'script-src-elem',
        'blocked-uri': 'https://evil.example/x?token=1',
      },
    }
    expect((await ask('POST', '/csp', report, { 'Content-Type': 'application/csp-report' })).status).toBe(204)
    expect((await ask('POST', '/csp', 'no report')).status).toBe(204)
    expect(lines).toEqual([
      { event: 'csp_violation', directive: 'script-src-elem', blocked: 'https://evil.example' },
    ])
  })
})
