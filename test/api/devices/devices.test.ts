import { beforeAll, describe, expect, test } from 'vitest'
import { device, pin } from '../../../api/devices/table.ts'
import { session } from '../../../api/people/table.ts'
import { minutes } from '../../kit/clock.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { faultOf, schoolTemplate, slipsAt } from '../invitations/slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)

describe('the list of devices', () => {
  test('has the own devices and open sessions, with their last use, and says which one asks', async () => {
    const { ask, clock, enrolled } = await opened()
    const added = await enrolled(who.studentA, 'add')
    clock.pass(10 * minutes)
    await ask('GET /api/me', { as: who.studentA })
    const { devices, sessions } = (await ask('GET /api/devices', { as: who.studentA })).json
    expect(devices).toMatchObject([
      { id: added.deviceId(), addedBy: 'slip', current: false, lastUsedAt: clock.now() - 10 * minutes },
      { id: `d-${who.studentA}`, label: 'Chrome · Android', current: true, lastUsedAt: clock.now() },
    ])
    expect(sessions).toMatchObject([
      { id: `s-${who.studentA}`, current: true, deviceId: `d-${who.studentA}` },
      { current: false, deviceId: added.deviceId() },
    ])
    expect(JSON.stringify({ devices, sessions })).not.toMatch(/token|hash|public_?key/i)
  })

  test('of the staff has their sessions alone', async () => {
    const { ask } = await opened()
    const { devices, sessions } = (await ask('GET /api/devices', { as: who.finance })).json
    expect([devices, sessions.length]).toEqual([[], 1])
  })
})

const remove = (id: string) => `POST /api/devices/${id}/remove`

describe('a device is removed', () => {
  test('by its student: its sessions end, its key is worth nothing, the other stays', async () => {
    const { db, ask, enrolled, rows, events } = await opened()
    const added = await enrolled(who.studentA, 'add')
    expect((await ask(remove(added.deviceId()), { as: who.studentA })).json).toEqual({ removed: true })
    expect((await added.ask('GET /api/me')).status).toBe(401)
    expect(faultOf(await added.signIn())).toBe('pin-off')
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
    expect((await rows(device)).filter(({ removedAt }) => removedAt !== null)).toHaveLength(1)
    expect(await events('devices.remove')).toHaveLength(1)
    await everyChangeIsTold(db)
  })

  test('not by anybody else, and not twice', async () => {
    const { db, ask } = await opened()
    const before = await contentOf(db)
    expect((await ask(remove(`d-${who.studentA}`), { as: who.studentB })).status).toBe(404)
    expect((await ask(remove(`d-${who.studentA}`), { as: who.admin })).status).toBe(403)
    expect(await contentOf(db)).toBe(before)
    expect((await ask(remove('none'), { as: who.studentA })).status).toBe(404)
  })
})

describe('a link for another browser', () => {
  const link = 'POST /api/devices/link'

  test('is given for the PIN on an enrolled device, lives two minutes, and asks for the PIN again', async () => {
    const { db, ask, clock, phone, rows } = await opened()
    const { token, expiresAt } = (await ask(link, { as: who.studentA, body: { pin: studentPin } })).json
    expect(expiresAt).toBe(clock.now() + 2 * minutes)
    const seen = (await ask('POST /api/invitations/look', { body: { token } })).json
    expect(seen).toMatchObject({ purpose: 'link', hasPin: true })
    const added = phone()
    expect(faultOf(await added.accept({ token }, { pin: wrongPin }))).toBe('pin-wrong')
    expect((await added.accept({ token })).status).toBe(200)
    expect((await added.ask('GET /api/me')).json.number).toBe(who.studentA)
    expect((await rows(device)).find(({ id }) => id === added.deviceId())).toMatchObject({
      addedBy: 'device',
    })
    expect((await ask('GET /api/notices', { as: who.studentA })).text).toContain('device-added')
    await everyChangeIsTold(db)
  })

  test('ends after two minutes, and when the next is given', async () => {
    const { ask, clock, phone } = await opened()
    const give = async () => (await ask(link, { as: who.studentA, body: { pin: studentPin } })).json.token
    const [first, second] = [await give(), await give()]
    expect(faultOf(await phone().accept({ token: first }))).toBe('invitation-unknown')
    clock.pass(2 * minutes)
    expect(faultOf(await phone().accept({ token: second }))).toBe('invitation-unknown')
  })

  test('is not given for another PIN, and its answer is not given twice', async () => {
    const { ask } = await opened()
    expect(faultOf(await ask(link, { as: who.studentA, body: { pin: wrongPin } }))).toBe('pin-wrong')
    const command = { as: who.studentA, body: { pin: studentPin }, key: 'key-0001' }
    const { token } = (await ask(link, command)).json
    expect(token).toMatch(/^[\w-]{22}$/)
    expect((await ask(link, command)).json.token).toBe('')
    expect((await ask(link, { as: who.teacher1, body: { pin: studentPin } })).status).toBe(403)
  })
})

describe('a PIN is changed', () => {
  const change = 'POST /api/devices/pin'
  const newPin = '740286'

  test('for the one there was: the other sessions end, and only the new one opens', async () => {
    const { db, ask, enrolled, events } = await opened()
    const other = await enrolled(who.studentA, 'add')
    const body = { pin: studentPin, newPin }
    expect((await ask(change, { as: who.studentA, body })).json).toEqual({ changed: true })
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
    expect((await other.ask('GET /api/me')).status).toBe(401)
    expect(faultOf(await other.signIn())).toBe('pin-wrong')
    expect((await other.signIn(newPin)).status).toBe(200)
    expect(await events('devices.change-pin')).toHaveLength(1)
    await everyChangeIsTold(db)
  })

  test('not for a wrong one, and not to one that is easily guessed', async () => {
    const { ask, rows } = await opened()
    const before = await rows(pin)
    const tries = [
      [{ pin: wrongPin, newPin }, 'pin-wrong'],
      [{ pin: studentPin, newPin: '112233' }, 'pin-weak'],
      [{ pin: studentPin, newPin: '12' }, 'bad-input'],
    ] as const
    for (const [body, fault] of tries)
      expect(faultOf(await ask(change, { as: who.studentA, body }))).toBe(fault)
    expect(await rows(pin)).toEqual(before)
    expect((await ask(change, { as: who.teacher1, body: tries[0][0] })).status).toBe(403)
  })
})

describe('wrong PINs on a device', () => {
  test('are five, then a quarter of an hour, then five more, then it has to be enrolled anew', async () => {
    const { clock, enrolled, make } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    const wrong = async () => {
      const answer = await mine.signIn(wrongPin)
      return [faultOf(answer), Object.values(answer.json.fault.params)[0]]
    }
    for (const left of [4, 3, 2, 1]) expect(await wrong()).toEqual(['pin-wrong', left])
    expect(await wrong()).toEqual(['pin-locked', 15])
    clock.pass(5 * minutes)
    expect(faultOf(await mine.signIn())).toBe('pin-locked')
    clock.pass(10 * minutes)
    for (const left of [4, 3, 2, 1]) expect(await wrong()).toEqual(['pin-wrong', left])
    expect(faultOf(await mine.signIn(wrongPin))).toBe('pin-off')
    clock.pass(100 * minutes)
    expect(faultOf(await mine.signIn())).toBe('pin-off')
    expect((await mine.accept({ token: (await make(who.studentA, 'add')).token })).status).toBe(200)
    expect((await mine.signIn()).status).toBe(200)
  })

  test('are forgotten with the right one', async () => {
    const { enrolled, rows } = await opened()
    const mine = await enrolled(who.studentA, 'add')
    for (let i = 0; i < 4; i++) await mine.signIn(wrongPin)
    expect((await mine.signIn()).status).toBe(200)
    expect((await rows(device)).every(({ pinFailures }) => pinFailures === 0)).toBe(true)
  })

  test('shut that device alone: the student’s other one still opens, and a session goes on', async () => {
    const { ask, enrolled, rows } = await opened()
    const [stolen, own] = [await enrolled(who.studentA, 'add'), await enrolled(who.studentA, 'add')]
    for (let i = 0; i < 6; i++) await stolen.signIn(wrongPin)
    expect((await own.signIn()).status).toBe(200)
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
    expect((await rows(session)).filter(({ endedAt }) => endedAt === null).length).toBeGreaterThan(2)
  })
})
