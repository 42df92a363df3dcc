import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../api/kernel/csp.ts'
import { sweep } from '../../../api/server/sweep.ts'
import { invitation } from '../../../api/invitations/table.ts'
import { rateLimit } from '../../../api/kernel/rate-limit.ts'
import { usedNonce } from '../../../api/kernel/nonce.ts'
import { days, hours, minutes } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening } from '../../kit/evening.ts'
import { studentPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'

test.each(['GET /api/me', 'GET /api/no-such-thing', 'POST /api/sessions', 'GET /healthz', 'GET /no-page'])(
  'the answer to %s has the headers that a browser needs to be strict',
  async (route) => {
    const { ask } = await evening()
    const { headers } = await ask(route)
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=()',
    })
    if (route.includes('/api/'))
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  },
)

test('a page may load its own files and the inlined blocks that the build knows, and reports the rest', () => {
  const policy = contentSecurityPolicy({ scripts: ["'sha256-a'"], styles: ["'sha256-b'"] })
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'sha256-a'",
    "style-src 'self' 'sha256-b'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-uri /csp',
  ])
  expect(policy).not.toMatch(/unsafe/)
})

describe('the nightly sweep', () => {
  test('throws away used nonces and counters past their end, and slips a month after theirs', async () => {
    const { ask, db, clock, rows } = await evening()
    const body = { personIds: [`p-${who.studentA}`], purpose: 'add' }
    await ask('POST /api/invitations', { as: who.teacher1, body })
    await ask('POST /api/devices/link', { as: who.studentA, body: { pin: studentPin } })
    await ask('POST /api/invitations/look', { body: { number: '999', code: 'ABCD' } })
    const left = async () =>
      Promise.all([usedNonce, rateLimit, invitation].map(async (table) => (await rows(table)).length))
    const night = () => sweep(operatorCtx(db, { clock }))
    await night()
    expect(await left()).toEqual([1, 2, 2])
    clock.pass(5 * minutes + 1)
    await night()
    expect(await left()).toEqual([0, 2, 2])
    clock.pass(hours)
    await night()
    expect(await left()).toEqual([0, 0, 2])
    clock.pass(33 * days)
    await night()
    expect(await left()).toEqual([0, 0, 0])
  })
})
