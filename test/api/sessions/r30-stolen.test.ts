import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { LogLine } from '../../../api/kernel/access-log.ts'
import { p256 } from '@noble/curves/nist.js'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { issueNonce } from '../../../api/kernel/nonce.ts'
import { notice } from '../../../api/notices/table.ts'
import { proofHeader, proofText } from '../../../shared/devices/proof.ts'
import { access } from '../../../shared/people/access.ts'
import { appFor } from '../../kit/app.ts'
import { clockAt, hours } from '../../kit/clock.ts'
import { deviceOf, signText } from '../../kit/device.ts'
import { rowsOf } from '../../kit/evening.ts'
import { testKeys } from '../../kit/keys.ts'
import { publishedRun } from '../../kit/payout.ts'
import { studentPin } from '../../kit/pin.ts'
import { allRoutes, requestOf } from '../../kit/requests.ts'
import { openSchool, who } from '../../kit/school.ts'
import { phone } from '../../kit/slip.ts'
import type { AskRoute } from '../../kit/slip.ts'
import { contentOf, templateOf } from '../../kit/template.ts'
import { tokenOf } from '../../kit/token.ts'
import { faultOf, slipsAt } from '../invitations/slips.ts'

const school = () =>
  templateOf(async (db) => {
    await openSchool(db)
    return publishedRun(db)
  })
let template: Awaited<ReturnType<typeof school>>
beforeAll(async () => {
  template = await school()
})

/** Signing, card, whole numbers, another device, the PIN, the undertaking. */
const proofRoutes = allRoutes.filter(({ action }) => access[action].proof).map(({ route }) => route)
proofRoutes.push('POST /api/sessions/step-up')

describe('R30 a copied cookie', () => {
  test('reads the own status from elsewhere, as long as nobody ends it', async () => {
    const { ask } = appFor(await template.copy())
    const thief = { as: who.studentA, headers: { 'X-Proof': '', 'User-Agent': 'somewhere else' } }
    expect((await ask('GET /api/me', thief)).status).toBe(200)
    expect((await ask('GET /api/payslips', thief)).status).toBe(200)
  })

  test('is stopped at what matters: signing, card, whole numbers, devices, PIN', () => {
    expect(proofRoutes.toSorted()).toEqual(
      expect.arrayContaining([
        'POST /api/devices/link',
        'POST /api/devices/pin',
        'POST /api/payslips/:id/sign',
        'POST /api/private',
        'POST /api/private/reveal',
        'POST /api/undertakings',
      ]),
    )
  })

  test.each(proofRoutes)(
    'is not enough for %s: without the device’s key it is refused, PIN or no PIN',
    async (route) => {
      const db = await template.copy()
      const clock = clockAt()
      const { ask } = appFor(db, { now: clock })
      const { runId, contentHash, slips } = template.filled
      const about = { student: who.studentA, slipId: slips[who.studentA] ?? '', runId, contentHash }
      const request = requestOf(route, about)
      const [method = '', path = ''] = request.route.split(' ')
      const { nonce } = issueNonce(testKeys, clock.now())
      const asked = { method, path, nonce, bodyHash: sha256Hex(JSON.stringify(request.body)) }
      const signature = signText(proofText(asked), p256.utils.randomSecretKey())
      const forged = proofHeader({ deviceId: deviceOf(who.studentA), nonce, signature })
      const before = await contentOf(db)
      for (const proof of ['', forged]) {
        const answer = await ask(request.route, {
          as: who.studentA,
          body: request.body,
          headers: { 'X-Proof': proof },
        })
        expect([answer.status, faultOf(answer)]).toEqual([403, 'proof-needed'])
      }
      expect(await contentOf(db)).toBe(before)
    },
  )

  test.each([
    ['its owner logs out', 'POST /api/me/log-out', {}, false],
    ['another device of its owner ends the others', 'POST /api/sessions/end-others', {}, true],
    [
      'the PIN is changed on another device',
      'POST /api/devices/pin',
      { pin: studentPin, newPin: '740286' },
      true,
    ],
  ])('is worth nothing the moment %s', async (_, route, body, fromOther) => {
    const { ask, enrolled } = await slipsAt(template)
    const other = await enrolled(who.studentA, 'add')
    const thief = { as: who.studentA, headers: { 'X-Proof': '' } }
    expect((await ask('GET /api/me', thief)).status).toBe(200)
    const done = fromOther ? await other.ask(route, body) : await ask(route, { as: who.studentA, body })
    expect(done.status).toBe(200)
    expect((await ask('GET /api/me', thief)).status).toBe(401)
  })

  test('is worth nothing the moment its device is removed, or the teacher makes a slip for a lost phone', async () => {
    for (const end of ['remove', 'replace']) {
      const { ask, enrolled, make } = await slipsAt(template)
      const other = await enrolled(who.studentA, 'add')
      if (end === 'remove') await other.ask(`POST /api/devices/${deviceOf(who.studentA)}/remove`)
      else await make(who.studentA, 'replace')
      expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(401)
    }
  })

  test('of somebody on the staff is worth nothing the moment a role is given or taken', async () => {
    const { ask } = appFor(await template.copy())
    const body = { role: 'supervisor', className: null, kind: 'grant' }
    expect((await ask('GET /api/me', { as: who.teacher1 })).status).toBe(200)
    expect((await ask(`POST /api/people/p-${who.teacher1}/roles`, { as: who.admin, body })).status).toBe(200)
    expect((await ask('GET /api/me', { as: who.teacher1 })).status).toBe(401)
  })

  test('was never in a place where it could be copied from: no answer’s body, no database', async () => {
    const { db, enrolled } = await slipsAt(template)
    const mine = await enrolled(who.studentA, 'add')
    const answer = await mine.signIn()
    expect(answer.text).not.toContain(mine.token())
    expect(await contentOf(db)).not.toContain(mine.token())
  })
})

describe('R30 a slip or a link in other hands', () => {
  test.each([
    ['used', (after: Awaited<ReturnType<typeof slipsAt>>, token: string) => after.phone().accept({ token })],
    [
      'past its 72 hours',
      (after: Awaited<ReturnType<typeof slipsAt>>) => Promise.resolve(after.clock.pass(72 * hours)),
    ],
    ['replaced by another', (after: Awaited<ReturnType<typeof slipsAt>>) => after.make(who.studentA)],
  ])('that is %s is refused on a look and on a try, and the teacher is told once', async (_, spoil) => {
    const all = await slipsAt(template)
    const { token } = await all.make(who.studentA)
    await spoil(all, token)
    for (let i = 0; i < 2; i++) {
      expect((await all.ask('POST /api/invitations/look', { body: { token } })).status).toBeGreaterThan(399)
      expect((await all.phone().accept({ token })).status).toBeGreaterThan(399)
    }
    const told = (await rowsOf(all.db, notice)).filter(({ kind }) => kind === 'invitation-misused')
    expect(told).toMatchObject([{ personId: `p-${who.teacher1}` }])
  })
})

test('R30 no token, code, PIN or proof is in the access log, nor any query', async () => {
  const db = await template.copy()
  const lines: LogLine[] = []
  const opened = { clock: clockAt(), db, keys: testKeys, newId: () => crypto.randomUUID() }
  const app = createApp(() => opened, { log: (line) => void lines.push(line) })
  const secrets = new Set<string>([studentPin])
  const ask: AskRoute = async (route, { as, body, headers = {} } = {}) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const own = as ? { Cookie: `__Host-sid=${tokenOf(as)}` } : {}
    const command = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
    const answer = await app.request(`${path}?q=${path.length}secret`, {
      method,
      headers: { ...own, ...(method === 'GET' ? {} : command), ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
    const text = await answer.text()
    for (const found of text.matchAll(/"(?:token|nonce|code)":"([\w-]{14,})"/g)) secrets.add(found[1]!)
    for (const value of Object.values(headers)) for (const part of value.split(/[.=]/)) secrets.add(part)
    return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) }
  }
  const made = await ask('POST /api/invitations', {
    as: who.teacher1,
    body: { personIds: [`p-${who.studentA}`], purpose: 'enrol' },
  })
  const mine = phone(ask)
  await mine.accept({ token: made.json.slips[0].token })
  await mine.signIn('905173')
  await mine.signIn()
  await mine.ask('POST /api/devices/link', { pin: studentPin })
  secrets.add(mine.token()).add(tokenOf(who.teacher1))
  const log = JSON.stringify(lines)
  expect(lines.length).toBeGreaterThan(8)
  expect(secrets.size).toBeGreaterThan(10)
  for (const secret of secrets)
    if (secret.length > 5 && secret !== '__Host-sid') expect(log).not.toContain(secret)
  expect(log).not.toMatch(/\?q=|secret/)
})
