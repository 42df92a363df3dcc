import { beforeAll, describe, expect, test } from 'vitest'
import { consent } from '../../../api/consents/table.ts'
import { device, pin } from '../../../api/devices/table.ts'
import { notice } from '../../../api/notices/table.ts'
import { session } from '../../../api/people/table.ts'
import { consentTexts } from '../../../shared/consents/texts.ts'
import { hours } from '../../kit/clock.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { studentPin, wrongPin } from '../../kit/pin.ts'
import { classes, who } from '../../kit/school.ts'
import { bothConsents } from '../../kit/slip.ts'
import { contentOf } from '../../kit/template.ts'
import { faultOf, schoolTemplate, slipsAt } from './slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)
const accept = 'POST /api/invitations/accept'
const look = 'POST /api/invitations/look'
const own = <R extends { personId: string | null }>(rows: R[], number: string) =>
  rows.filter(({ personId }) => personId === `p-${number}`)

describe('a slip', () => {
  test('shows whose it is, masked, and what will be asked', async () => {
    const { ask, make, forget } = await opened()
    await forget(who.studentA)
    const slip = await make(who.studentA)
    const seen = {
      kind: 'student',
      purpose: 'enrol',
      className: classes[0],
      maskedName: '学***2',
      number: who.studentA,
      expiresAt: slip.expiresAt,
      hasPin: false,
      consents: Object.values(consentTexts).map(({ kind, version }) => ({ kind, version })),
    }
    expect((await ask(look, { body: { token: slip.token } })).json).toEqual(seen)
    const typed = { number: who.studentA, code: ` ${slip.code.toLowerCase()} ` }
    expect((await ask(look, { body: typed })).json).toEqual(seen)
    expect((await ask(look, { body: { token: slip.token } })).text).not.toContain('学生002')
  })

  test('becomes a device, a PIN, the consents and a session, all told in one event', async () => {
    const { db, make, phone, rows, forget, events } = await opened()
    await forget(who.studentA)
    const mine = phone()
    const { token } = await make(who.studentA)
    const answer = await mine.accept(
      { token },
      { consents: bothConsents(false) },
      { 'User-Agent': 'Mozilla/5.0 (Linux; Android 13) MicroMessenger/8' },
    )
    expect(answer.json).toEqual({ deviceId: mine.deviceId(), personId: `p-${who.studentA}` })
    expect((await mine.ask('GET /api/me')).json.number).toBe(who.studentA)
    expect(own(await rows(device), who.studentA)).toMatchObject([
      { label: '微信 · Android', addedBy: 'slip', publicKey: mine.publicKey },
    ])
    expect(own(await rows(consent), who.studentA).map(({ kind, granted }) => [kind, granted])).toEqual([
      ['basic', true],
      ['card-id', false],
    ])
    expect(own(await rows(pin), who.studentA)).toMatchObject([{ iterations: 100_000 }])
    expect(await events('invitations.accept')).toHaveLength(1)
    expect((await mine.signIn()).status).toBe(200)
    await everyChangeIsTold(db)
  })

  test('that is typed by its code does the same', async () => {
    const { make, phone, forget } = await opened()
    await forget(who.studentA)
    const { code } = await make(who.studentA)
    const mine = phone()
    expect((await mine.accept({ number: who.studentA, code })).status).toBe(200)
    expect((await mine.ask('GET /api/me')).status).toBe(200)
  })

  test('works once: the second phone is refused, and the teacher is told', async () => {
    const { make, phone, rows } = await opened()
    const { token, code } = await make(who.studentA)
    expect((await phone().accept({ token })).status).toBe(200)
    expect(faultOf(await phone().accept({ token }))).toBe('invitation-used')
    expect(faultOf(await phone().accept({ number: who.studentA, code }))).toBe('invitation-used')
    expect(own(await rows(device), who.studentA)).toHaveLength(2)
    expect(await rows(notice)).toMatchObject(
      [
        { personId: `p-${who.teacher1}`, kind: 'invitation-misused', params: { name: '学生002' } },
        { personId: `p-${who.studentA}`, kind: 'device-added' },
      ].toReversed(),
    )
  })

  test('works once for ten phones at one instant', async () => {
    const { db, make, phone, rows, forget } = await opened()
    await forget(who.studentA)
    const { token } = await make(who.studentA)
    const answers = await Promise.all(Array.from({ length: 10 }, () => phone().accept({ token })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(own(await rows(device), who.studentA)).toHaveLength(1)
    expect(own(await rows(session), who.studentA)).toHaveLength(1)
    await everyChangeIsTold(db)
  })

  test('ends after 72 hours, and whoever comes later is refused and the teacher told', async () => {
    const { ask, clock, make, phone, rows } = await opened()
    const { token } = await make(who.studentA)
    clock.pass(72 * hours - 1)
    expect((await ask(look, { body: { token } })).status).toBe(200)
    clock.pass(1)
    expect(faultOf(await phone().accept({ token }))).toBe('invitation-unknown')
    expect(await rows(notice)).toMatchObject([{ personId: `p-${who.teacher1}`, kind: 'invitation-misused' }])
  })

  test('is answered again to the same phone, when the answer was lost: a session, no second device', async () => {
    const { ask, make, phone, rows, forget } = await opened()
    await forget(who.studentA)
    const { token } = await make(who.studentA)
    const mine = phone()
    const body = await mine.acceptBody({ token })
    const first = await ask(accept, { body, key: 'key-0001' })
    const same = await ask(accept, { body, key: 'key-0001' })
    expect(same.json).toEqual(first.json)
    expect((await mine.accept({ token })).json).toEqual(first.json)
    expect((await mine.ask('GET /api/me')).status).toBe(200)
    expect(faultOf(await mine.accept({ token }, { pin: wrongPin }))).toBe('pin-wrong')
    expect(own(await rows(device), who.studentA)).toHaveLength(1)
    expect(await rows(notice)).toEqual([])
  })

  test.each([
    [
      'the basic consent is refused',
      { consents: [{ ...bothConsents()[0], granted: false }] },
      'consent-needed',
    ],
    ['nothing is said', { consents: [] }, 'consent-needed'],
    ['another text was read', { consents: [{ ...bothConsents()[0], version: 'old' }] }, 'consent-needed'],
    ['the PIN is easily guessed', { pin: '123456' }, 'pin-weak'],
    ['the PIN is no PIN', { pin: '12345' }, 'bad-input'],
    ['another key signed', { publicKey: `B${'A'.repeat(86)}` }, 'proof-needed'],
    ['the nonce is not ours', { nonce: 'n'.repeat(60) }, 'proof-needed'],
  ])('opens nothing when %s, and can still be used', async (_, change, fault) => {
    const { db, make, phone } = await opened()
    const { token } = await make(who.studentA)
    const before = await contentOf(db)
    expect(faultOf(await phone().accept({ token }, change))).toBe(fault)
    expect(await contentOf(db)).toBe(before)
    expect((await phone().accept({ token })).status).toBe(200)
  })

  test('asks for the consent that is given already no more', async () => {
    const { ask, make, phone } = await opened()
    await phone().accept({ token: (await make(who.studentA)).token })
    const { token } = await make(who.studentA)
    expect((await ask(look, { body: { token } })).json.consents).toEqual([])
    expect((await phone().accept({ token }, { consents: [] })).status).toBe(200)
  })

  test('that sets the PIN ends what was open before it', async () => {
    const { ask, make, phone } = await opened()
    await phone().accept({ token: (await make(who.studentA)).token })
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(401)
  })
})

describe('a slip for one more device', () => {
  test('asks for the PIN there is, and ends nothing', async () => {
    const { ask, make, phone } = await opened()
    const slip = await make(who.studentA, 'add')
    const mine = phone()
    expect((await mine.accept({ token: slip.token }, { pin: studentPin })).status).toBe(200)
    expect((await ask('GET /api/me', { as: who.studentA })).status).toBe(200)
  })

  test('is worth nothing after five wrong PINs, a hundred at one instant or not', async () => {
    const { make, phone } = await opened()
    const { token } = await make(who.studentA, 'add')
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => phone().accept({ token }, { pin: wrongPin })),
    )
    expect(answers.filter((answer) => faultOf(answer) === 'pin-wrong')).toHaveLength(5)
    expect(faultOf(await phone().accept({ token }))).toBe('invitation-unknown')
  })

  test('is refused where three are enrolled; one that is enrolled already comes in anew', async () => {
    const { make, phone, enrolled, rows } = await opened()
    const known = await enrolled(who.studentA, 'add')
    await enrolled(who.studentA, 'add')
    const { token } = await make(who.studentA, 'add')
    const refused = await phone().accept({ token })
    expect([faultOf(refused), refused.json.fault.params]).toEqual(['devices-full', { max: 3 }])
    expect((await known.accept({ token })).status).toBe(200)
    expect(own(await rows(device), who.studentA)).toHaveLength(3)
  })

  test('takes three at most, however many come at one instant', async () => {
    const { db, make, phone, rows } = await opened()
    const tokens: string[] = []
    for (let i = 0; i < 6; i++) tokens.push((await make(who.studentA, 'add')).token)
    // Each new slip ends the one before; here they are all open, as two teachers at once might have it.
    await db.client.execute('update invitation set revoked_at = null')
    await Promise.all(tokens.map((token) => phone().accept({ token })))
    expect(own(await rows(device), who.studentA)).toHaveLength(3)
  })
})
