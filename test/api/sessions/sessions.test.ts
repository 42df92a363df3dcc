import { beforeAll, describe, expect, test } from 'vitest'
import { session } from '../../../api/people/table.ts'
import { sessionCookie } from '../../../api/kernel/http.ts'
import { days, minutes } from '../../kit/clock.ts'
import { codeAt, goodPassword, withPassword } from '../../kit/credentials.ts'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { tokenIn } from '../../kit/slip.ts'
import { contentOf } from '../../kit/template.ts'
import { faultOf, schoolTemplate, slipsAt } from '../invitations/slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)

describe('signing in on an enrolled device', () => {
  test('gives a session of 30 days idle and 90 at most, in a cookie that no script reads', async () => {
    const { enrolled, rows, clock } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const answer = await mine.signIn()
    expect(answer.json).toEqual({ personId: `p-${who.studentA}` })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-sid=[0-9a-f]{64}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const kept = (await rows(session)).findLast(({ deviceId }) => deviceId === mine.deviceId())
    expect(kept).toMatchObject({ idleMs: 30 * days, expiresAt: clock.now() + 90 * days })
    expect(JSON.stringify(await rows(session))).not.toContain(mine.token())
    expect(answer.text).not.toContain(mine.token())
  })

  test('ends the session that the browser had: its token is worth nothing', async () => {
    const { enrolled, ask } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const before = { Cookie: `${sessionCookie}=${mine.token()}` }
    expect((await mine.signIn(studentPin, before)).status).toBe(200)
    expect((await ask('GET /api/me', { headers: before })).status).toBe(401)
    expect((await mine.ask('GET /api/me')).status).toBe(200)
  })

  test('is refused for a nonce that was used, or has ended, and then nothing is left behind', async () => {
    const { enrolled, ask, clock, rows } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const body = await mine.signInBody()
    expect((await ask('POST /api/sessions', { body })).status).toBe(200)
    const before = (await rows(session)).length
    expect(faultOf(await ask('POST /api/sessions', { body }))).toBe('proof-needed')
    const old = await mine.signInBody()
    clock.pass(5 * minutes)
    expect(faultOf(await ask('POST /api/sessions', { body: old }))).toBe('pin-wrong')
    expect(await rows(session)).toHaveLength(before)
  })

  test('is refused without a PIN, and to a request that is none', async () => {
    const { enrolled, ask } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const body = await mine.signInBody()
    for (const change of [
      { pin: '' },
      { pin: '29481' },
      { signature: 'x' },
      { deviceId: '' },
      { nonce: '' },
      { more: 1 },
    ])
      expect((await ask('POST /api/sessions', { body: { ...body, ...change } })).status).toBe(422)
  })
})

describe('a student’s second factor', () => {
  const route = 'POST /api/sessions/step-up'

  test('is the PIN on the own device: the session gets another token and keeps its end', async () => {
    const { enrolled, ask, rows, clock } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const before = { Cookie: `${sessionCookie}=${mine.token()}` }
    const [row] = (await rows(session)).filter(({ deviceId }) => deviceId === mine.deviceId())
    clock.pass(minutes)
    const answer = await mine.ask(route, { pin: studentPin })
    expect(answer.json).toEqual({ stepUpUntil: clock.now() + 5 * minutes })
    expect((await ask('GET /api/me', { headers: before })).status).toBe(401)
    expect((await mine.ask('GET /api/me')).status).toBe(200)
    const [after] = (await rows(session)).filter(({ deviceId }) => deviceId === mine.deviceId())
    expect(after).toMatchObject({ id: row!.id, expiresAt: row!.expiresAt, createdAt: row!.createdAt })
    expect(answer.headers.get('set-cookie')).toContain(`Max-Age=${90 * 86_400 - 60};`)
  })

  test('is refused for a wrong PIN, without the device’s signature, and to the staff', async () => {
    const { ask, enrolled } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    expect(faultOf(await mine.ask(route, { pin: wrongPin }))).toBe('pin-wrong')
    const unsigned = await ask(route, {
      as: who.studentA,
      body: { pin: studentPin },
      headers: { 'X-Proof': '' },
    })
    expect(faultOf(unsigned)).toBe('proof-needed')
    expect(tokenIn(unsigned)).toBe('')
    expect((await ask(route, { as: who.teacher1, body: { pin: studentPin } })).status).toBe(409)
    expect((await ask(route, { body: { pin: studentPin } })).status).toBe(401)
  })
})

describe('sessions end', () => {
  test('one by one, the own ones alone', async () => {
    const { db, ask, enrolled } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const { sessions } = (await ask('GET /api/devices', { as: who.studentA })).json
    const { id } = sessions.find((one: { deviceId: string }) => one.deviceId === mine.deviceId())
    const before = await contentOf(db)
    expect((await ask(`POST /api/sessions/${id}/end`, { as: who.studentB })).status).toBe(404)
    expect(await contentOf(db)).toBe(before)
    expect((await ask(`POST /api/sessions/${id}/end`, { as: who.studentA })).json).toEqual({ ended: true })
    expect((await mine.ask('GET /api/me')).status).toBe(401)
    expect((await ask(`POST /api/sessions/${id}/end`, { as: who.studentA })).status).toBe(404)
    expect((await mine.signIn()).status).toBe(200)
  })

  test('all the others at once, of whatever role', async () => {
    const { ask, enrolled, rows } = await opened()
    const [one, two] = [await enrolled(who.studentA, 'add'), await enrolled(who.studentA, 'add')]
    await one.ask('POST /api/sessions/end-others')
    expect((await one.ask('GET /api/me')).status).toBe(200)
    expect((await two.ask('GET /api/me')).status).toBe(401)
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(401)
    expect((await ask('GET /api/me', { as: who.studentB })).status).toBe(200)
    expect((await ask('POST /api/sessions/end-others', { as: who.finance })).status).toBe(200)
    expect((await rows(session)).filter(({ endedAt }) => endedAt !== null)).toHaveLength(2)
  })

  test('by logging out, which leaves the device enrolled', async () => {
    const { enrolled } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const answer = await mine.ask('POST /api/me/log-out')
    expect(answer.headers.get('clear-site-data')).toBe('"cache"')
    expect((await mine.ask('GET /api/me')).status).toBe(401)
    expect((await mine.signIn()).status).toBe(200)
  })
})

test('a nonce lives five minutes and is no other’s', async () => {
  const { ask, clock } = await opened()
  const [one, other] = [
    (await ask('GET /api/sessions/nonce')).json,
    (await ask('GET /api/sessions/nonce')).json,
  ]
  expect(one.expiresAt).toBe(clock.now() + 5 * minutes)
  expect(one.nonce).not.toBe(other.nonce)
})

describe('a member of staff’s second factor', () => {
  const route = 'POST /api/sessions/step-up'

  test('is password and code: the session gets another token, and the code is used up', async () => {
    const { db, ask, clock } = await opened()
    await withPassword(db, [who.supervisor])
    const body = { password: goodPassword, code: codeAt(clock.now()) }
    const answer = await ask(route, { as: who.supervisor, body })
    expect(answer.json).toEqual({ stepUpUntil: clock.now() + 5 * minutes })
    expect((await ask('GET /api/me', { as: who.supervisor })).status).toBe(401)
    const Cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    const again = await ask(route, { headers: { Cookie }, body })
    expect(faultOf(again)).toBe('sign-in-failed')
  })

  test('is refused for a wrong password, and to a student', async () => {
    const { db, ask, clock } = await opened()
    await withPassword(db, [who.supervisor])
    const body = { password: 'not the password', code: codeAt(clock.now()) }
    expect(faultOf(await ask(route, { as: who.supervisor, body }))).toBe('sign-in-failed')
    expect(faultOf(await ask(route, { as: who.studentA, body }))).toBe('wrong-state')
  })
})
