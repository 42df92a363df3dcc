import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { device } from '../../../api/devices/table.ts'
import { newInvitation } from '../../../api/invitations/new-invitation.ts'
import { openShield } from '../../../api/kernel/shield.ts'
import { session } from '../../../api/people/table.ts'
import { loginText } from '../../../shared/devices/entry.ts'
import { pinTries } from '../../../shared/devices/pin-tries.ts'
import { sessionCookie } from '../../../api/kernel/http.ts'
import { clockAt, days, hours, minutes } from '../../kit/clock.ts'
import { counts, full } from '../../kit/counts.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { freshDatabase } from '../../kit/database.ts'
import { deviceOf, signText } from '../../kit/device.ts'
import { rowsOf } from '../../kit/evening.ts'
import { testKeys } from '../../kit/keys.ts'
import { studentPin, studentPinHash } from '../../kit/pin.ts'
import { openRush, openSchool, who } from '../../kit/school.ts'
import { templateOf } from '../../kit/template.ts'

let template: Awaited<ReturnType<typeof school>>
const school = () => templateOf((db) => openSchool(db))
beforeAll(async () => {
  template = await school()
})

/** An app that sees each request come from the address that the test says. */
async function attacked(db = template.copy()) {
  const opened = { db: await db, clock: clockAt(), keys: testKeys, newId: () => crypto.randomUUID() }
  const app = createApp(() => opened, {
    addressOf: (c) => c.req.header('x-from'),
    shield: openShield(opened.clock),
  })
  async function post(path: string, body: object, { from = '203.0.113.7', cookie = '' } = {}) {
    const headers = { 'Content-Type': 'application/json', 'x-from': from, Cookie: cookie }
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) }
  }
  const nonce = async () => (await (await app.request('/api/sessions/nonce')).json()).nonce as string
  /** With the device's key, or without: then the signature is over something else. */
  async function signIn(
    deviceId: string,
    pin: string,
    { from, hasKey = true }: { from?: string; hasKey?: boolean } = {},
  ) {
    const fresh = await nonce()
    const signature = signText(hasKey ? loginText({ nonce: fresh, deviceId }) : 'something else')
    return post('/api/sessions', { deviceId, nonce: fresh, signature, pin }, from ? { from } : {})
  }
  const slip = (personId: string, { typed = false } = {}) => {
    const about = { personId, purpose: 'enrol' as const, issuedBy: `p-${who.teacher1}`, life: 72 * hours }
    return newInvitation(
      operatorCtx(opened.db, { clock: opened.clock }),
      typed ? { ...about, code: cheap } : about,
    )
  }
  return { ...opened, app, post, signIn, slip, rows: () => rowsOf(opened.db, device) }
}

/** A PIN's hash of few rounds serves as a code that nobody will guess, and costs the test no time. */
const cheap = studentPinHash
const students = [
  who.leaderA,
  who.studentA,
  who.otherA,
  who.leaderB,
  who.studentB,
  who.leaderC,
  who.studentC,
  who.leaderD,
]
const codes = (answers: { json: { fault?: { code: string } } }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, (a) => a.json.fault?.code ?? 'entered')).map(([c, a]) => [
      c,
      a!.length,
    ]),
  )
const guess = (i: number) => String(100_003 + i * 7).padStart(6, '0')
const addresses = (n: number) => Array.from({ length: n }, (_, i) => `198.51.${(i / 250) | 0}.${i % 250}`)

describe('R29 a PIN is guessed', () => {
  test('with the devices in hand, for a year: ten tries each are looked at, and nobody gets in', async () => {
    const { clock, signIn, rows } = await attacked()
    const guesses = counts(160, 10_000)
    const perRound = students.length * 5
    for (let i = 0; i < guesses; i += perRound) {
      await Promise.all(
        Array.from({ length: Math.min(perRound, guesses - i) }, (_, j) =>
          signIn(deviceOf(students[j % students.length]!), guess(i), {
            from: addresses(500)[(i + j) % 500]!,
          }),
        ),
      )
      clock.pass((360 * days * perRound) / guesses)
    }
    const failures = (await rows()).map(({ pinFailures }) => pinFailures)
    expect(Math.max(...failures)).toBe(pinTries.off)
    expect((await rows()).filter(({ pinFailures }) => pinFailures === 10)).toHaveLength(students.length)
  }, 900_000)

  test('a hundred times at one instant: five are looked at', async () => {
    const { signIn, rows } = await attacked()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => signIn(deviceOf(who.studentA), guess(i))),
    )
    // Of the five, those hear that it was wrong who are answered before the fifth is counted.
    const { 'pin-wrong': wrong = 0, 'pin-locked': locked = 0 } = codes(answers)
    expect([wrong + locked, wrong <= 5]).toEqual([100, true])
    const tried = (await rows()).find(({ id }) => id === deviceOf(who.studentA))
    expect(tried).toMatchObject({ pinFailures: 5 })
  })

  test('without the key nothing is looked at, nothing is counted on the device, and its owner gets in from the same address', async () => {
    const { signIn, rows } = await attacked()
    for (let i = 0; i < counts(30, 1_000); i += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, j) =>
          signIn(deviceOf(who.studentA), studentPin, { hasKey: false, from: addresses(i + j + 1)[j % 3]! }),
        ),
      )
    expect((await rows()).every(({ pinFailures }) => pinFailures === 0)).toBe(true)
    expect((await signIn(deviceOf(who.studentA), studentPin, { from: addresses(1)[0]! })).status).toBe(200)
  })

  test.runIf(full)(
    '10,000 times without a key from one address: 600 in a quarter of an hour are answered at all',
    async () => {
      const { signIn } = await attacked()
      const answers: Awaited<ReturnType<typeof signIn>>[] = []
      for (let i = 0; i < 10_000; i += 50)
        answers.push(
          ...(await Promise.all(
            Array.from({ length: 50 }, () => signIn('nobody', guess(i), { from: '127.0.0.1' })),
          )),
        )
      expect(codes(answers)).toEqual({ 'pin-wrong': 600, 'too-many': 9_400 })
      expect((await signIn(deviceOf(who.studentA), studentPin, { from: '127.0.0.1' })).status).toBe(200)
    },
    900_000,
  )

  test('the odds: of an account with three devices, and of slips for one more, far below 1 in 10,000 a season', () => {
    // That many PINs at least are left to choose from: test/shared/devices/pin.
    const left = 850_000
    const devices = (3 * pinTries.off) / left
    const code = (5 * 72) / 2 ** 60
    expect(devices + code).toBeLessThan(1e-4)
  })
})

describe('R29 the code of a slip is guessed', () => {
  const look = '/api/invitations/look'

  test('for one number from 500 addresses: five tries an hour', async () => {
    const { clock, db, post, slip } = await attacked()
    await db.write([slip(`p-${who.studentA}`, { typed: true }).write])
    for (let hour = 0; hour < 2; hour++) {
      const answers = await Promise.all(
        addresses(counts(50, 500)).map((from) =>
          post(look, { number: who.studentA, code: 'ABCD-ABCD-ABCD' }, { from }),
        ),
      )
      expect(codes(answers)).toEqual({ 'invitation-unknown': 5, 'too-many': answers.length - 5 })
      clock.pass(hours)
    }
  })

  test('of all numbers from one address: 300 tries an hour', async () => {
    const { post } = await attacked()
    const answers: Awaited<ReturnType<typeof post>>[] = []
    const tries = counts(20, 10_000)
    for (let i = 0; i < tries; i += 20)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, (_, j) =>
            post(look, { number: `99${i + j}`, code: 'ABCD-ABCD-ABCD' }, { from: '127.0.0.1' }),
          ),
        )),
      )
    expect(codes(answers)['invitation-unknown']).toBe(Math.min(tries, 300))
    expect(
      (await post(look, { number: 'x', code: 'y' }, { from: '127.0.0.1' })).headers.get('retry-after'),
    ).toBe(tries < 300 ? null : '3600')
  }, 300_000)
})

/** All that an answer says. */
const answerOf = ({ status, text, headers }: { status: number; text: string; headers: Headers }) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== 'date'),
})

describe('R29 who is there and who is not', () => {
  const look = '/api/invitations/look'
  test('cannot be told from an answer', async () => {
    const { db, post, signIn, slip } = await attacked()
    await db.write([slip(`p-${who.studentA}`, { typed: true }).write])
    const typed = (number: string) => post(look, { number, code: 'ABCD-ABCD-ABCD' })
    const [open, without, unknown] = [
      await typed(who.studentA),
      await typed(who.studentB),
      await typed('999'),
    ]
    expect(answerOf(open)).toEqual(answerOf(unknown))
    expect(answerOf(without)).toEqual(answerOf(unknown))
    const devices = [deviceOf(who.studentA), 'nobody'].map((id) => signIn(id, studentPin, { hasKey: false }))
    const [known, none] = await Promise.all(devices)
    expect(answerOf(known!)).toEqual(answerOf(none!))
    expect(known!.json.fault.code).toBe('pin-wrong')
  })

  test.runIf(full)(
    'nor from the time: less than 20 ms between the medians of 200 tries',
    async () => {
      const { app, clock, db, post, signIn } = await attacked()
      const cookie = `${sessionCookie}=token-${who.teacher1}`
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'key-0001', Cookie: cookie }
      const body = JSON.stringify({ personIds: [`p-${who.studentA}`], purpose: 'enrol' })
      expect((await app.request('/api/invitations', { method: 'POST', headers, body })).status).toBe(200)
      /** The medians of both, tried in turn, so that whatever else the machine does is in both. */
      const timed = async (...runs: (() => Promise<unknown>)[]) => {
        const times = runs.map((): number[] => [])
        for (let i = 0; i < 200; i++)
          for (const [n, run] of runs.entries()) {
            clock.pass(hours / 400)
            await db.client.execute('delete from rate_limit')
            const start = performance.now()
            await run()
            times[n]!.push(performance.now() - start)
          }
        return times.map((some) => some.toSorted((a, b) => a - b)[100]!) as [number, number]
      }
      const code = 'ABCD-ABCD-ABCD'
      const [open, unknown] = await timed(
        () => post(look, { number: who.studentA, code }),
        () => post(look, { number: '999', code }),
      )
      const [known, none] = await timed(
        () => signIn(deviceOf(who.studentA), studentPin, { hasKey: false }),
        () => signIn('nobody', studentPin, { hasKey: false }),
      )
      console.log(
        `R29 medians: slip ${open.toFixed(1)} and ${unknown.toFixed(1)} ms, sign-in ${known.toFixed(1)} and ${none.toFixed(1)} ms`,
      )
      expect(Math.abs(open - unknown)).toBeLessThan(20)
      expect(Math.abs(known - none)).toBeLessThan(20)
    },
    300_000,
  )
})

async function crowd() {
  const db = await freshDatabase()
  const numbers = await openRush(db, 200, [])
  return { numbers, ...(await attacked(Promise.resolve(db))) }
}

describe('R29 two hundred students behind one address', () => {
  const gate = { from: '203.0.113.7' }

  test('sign in on their devices within five minutes, each of them trying twice', async () => {
    const { clock, numbers, signIn, db } = await crowd()
    for (let i = 0; i < numbers.length; i += 40) {
      const some = numbers.slice(i, i + 40)
      const wrong = await Promise.all(some.map((number) => signIn(deviceOf(number), '905173', gate)))
      expect(codes(wrong)).toEqual({ 'pin-wrong': 40 })
      const right = await Promise.all(some.map((number) => signIn(deviceOf(number), studentPin, gate)))
      expect(codes(right)).toEqual({ entered: 40 })
      clock.pass(minutes)
    }
    expect(await rowsOf(db, session)).toHaveLength(400)
  })

  test('look at their slips and mistype one in four codes within five minutes', async () => {
    const { clock, db, numbers, post, slip } = await crowd()
    const links = numbers.map((number) => slip(`p-${number}`))
    await db.write(links.map(({ write }) => write))
    for (let i = 0; i < numbers.length; i += 40) {
      const some = links.slice(i, i + 40)
      const seen = await Promise.all(some.map(({ token }) => post('/api/invitations/look', { token }, gate)))
      expect(codes(seen)).toEqual({ entered: 40 })
      const typed = numbers.slice(i, i + counts(5, 10))
      const wrong = await Promise.all(
        typed.map((number) => post('/api/invitations/look', { number, code: 'AAAA-BBBB-CCCC' }, gate)),
      )
      expect(codes(wrong)).toEqual({ 'invitation-unknown': typed.length })
      clock.pass(minutes)
    }
  })
})
