import { describe, expect, test } from 'vitest'
import { passkey, password, recoveryCode, totp } from '../../../api/credentials/table.ts'
import { invitation } from '../../../api/invitations/table.ts'
import { person, roleGrant, session } from '../../../api/people/table.ts'
import { inviteFirstAdmin } from '../../../api/staff/invite-first-admin.ts'
import { hours, minutes } from '../../kit/clock.ts'
import {
  codeAt,
  goodPassword,
  nonceAt,
  recoveryCodes,
  softwareAuthenticator,
  totpSecretText,
  withPassword,
} from '../../kit/credentials.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const route = 'POST /api/credentials/accept'
const invite = (number: string) => `POST /api/people/p-${number}/invite`

async function invited(number: string = who.teacher1) {
  const opened = await evening()
  const { ask, clock } = opened
  const { json } = await ask(invite(number), { as: who.admin })
  const given = (token: string = json.token) => ({
    token,
    password: goodPassword,
    totpSecret: totpSecretText,
    code: codeAt(clock.now()),
    recoveryCodes,
  })
  const accept = (body: object) => ask(route, { body })
  return { ...opened, token: json.token as string, expiresAt: json.expiresAt as number, given, accept }
}

const noticesOf = async ({ ask }: Awaited<ReturnType<typeof invited>>) =>
  ((await ask('GET /api/notices', { as: who.admin })).json.notices as { kind: string }[]).map((n) => n.kind)

async function firstLink() {
  const opened = await evening()
  const { db, clock, ask } = opened
  await db.client.execute("update role_grant set revoked_at = 1 where role = 'admin'")
  const link = (await inviteFirstAdmin(operatorCtx(db, { clock, via: 'cli' })))!
  const given = {
    token: link.token,
    number: '990001',
    name: '第一位',
    password: goodPassword,
    totpSecret: totpSecretText,
    code: codeAt(clock.now()),
    recoveryCodes,
  }
  return { ...opened, given, accept: (body: object) => ask(route, { body }) }
}

describe('a link for staff', () => {
  test('is 128 random bits, shown once, and is a hash in the database', async () => {
    const { token, expiresAt, clock, db, events } = await invited()
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(expiresAt).toBe(clock.now() + 72 * hours)
    expect(await contentOf(db)).not.toContain(token)
    expect(JSON.stringify(await events('people.invite-staff'))).not.toContain(token)
  })

  test('asked for again with the same key does not show its token again', async () => {
    const { ask } = await evening()
    const command = { as: who.admin, key: 'key-0001' }
    const first = await ask(invite(who.teacher1), command)
    const again = await ask(invite(who.teacher1), command)
    expect(again.json).toEqual({ ...first.json, token: '' })
  })

  test('lets its owner set password and code generator, and signs in', async () => {
    const { accept, given, ask, clock, db, events, token } = await invited()
    const done = await accept(given())
    expect([done.status, done.json]).toEqual([200, { personId: `p-${who.teacher1}` }])
    expect(done.headers.get('set-cookie')).toMatch(/^__Host-sid=[0-9a-f]{64}; Max-Age=43200/)
    clock.pass(minutes)
    const body = { number: who.teacher1, password: goodPassword, code: codeAt(clock.now()) }
    expect((await ask('POST /api/sessions/password', { body })).status).toBe(200)
    const content = await contentOf(db)
    for (const secret of [token, goodPassword, totpSecretText, ...recoveryCodes])
      expect(content).not.toContain(secret)
    expect(await events('credentials.accept')).toMatchObject([
      { actor: `p-${who.teacher1}`, after: { purpose: 'staff', by: 'password' } },
    ])
  })

  test('lets its owner set a passkey instead', async () => {
    const { accept, clock, token, ask, db } = await invited()
    const authenticator = softwareAuthenticator()
    const nonce = nonceAt(clock.now())
    const done = await accept({ token, passkey: authenticator.create(nonce), nonce, recoveryCodes })
    expect(done.status, done.text).toBe(200)
    const challenge = nonceAt(clock.now())
    const body = { authentication: authenticator.sign(challenge), nonce: challenge }
    expect((await ask('POST /api/sessions/passkey', { body })).json).toEqual({
      personId: `p-${who.teacher1}`,
    })
    expect(await rowsOf(db, password)).toEqual([])
  })

  test('takes away every way in that was there before, and every session', async () => {
    const { accept, given, ask, db, clock } = await invited(who.finance)
    await withPassword(db, [who.finance])
    const challenge = nonceAt(clock.now())
    const registration = softwareAuthenticator().create(challenge)
    await ask('POST /api/credentials/passkeys', {
      as: who.finance,
      body: { registration, nonce: challenge, name: '' },
    })
    clock.pass(2 * minutes)
    await accept({ ...given(), password: 'kq7-vw2-mzp-x9t', code: codeAt(clock.now()) })
    expect((await ask('GET /api/me', { as: who.finance })).status).toBe(401)
    expect((await rowsOf(db, passkey)).every((row) => row.removedAt !== null)).toBe(true)
    clock.pass(minutes)
    const old = { number: who.finance, password: goodPassword, code: codeAt(clock.now()) }
    expect((await ask('POST /api/sessions/password', { body: old })).status).toBe(403)
    const now = { ...old, password: 'kq7-vw2-mzp-x9t' }
    expect((await ask('POST /api/sessions/password', { body: now })).status).toBe(200)
  })

  test.each([
    ['a password that is too short', { password: 'kq7-vw2-mzp' }, 'password-weak'],
    ['a common one', { password: 'password1234' }, 'password-weak'],
    ['one with the own number', { password: `fiets-${who.teacher1}-in-de-regen` }, 'password-weak'],
    ['a wrong code', { code: '000000' }, 'code-wrong'],
    ['a short secret', { totpSecret: 'A'.repeat(16) }, 'bad-input'],
    ['nine recovery codes', { recoveryCodes: recoveryCodes.slice(1) }, 'bad-input'],
    ['one recovery code ten times', { recoveryCodes: Array(10).fill(recoveryCodes[0]) }, 'bad-input'],
    ['short recovery codes', { recoveryCodes: recoveryCodes.map((c) => c.slice(4)) }, 'bad-input'],
    ['neither password nor passkey', { password: undefined }, 'bad-input'],
  ])('with %s is refused and stays open', async (_, wrong, fault) => {
    const { accept, given, db } = await invited()
    const before = await rowsOf(db, invitation)
    const answer = await accept({ ...given(), ...wrong })
    expect([answer.status, answer.json.fault.code]).toEqual([422, fault])
    expect(await rowsOf(db, invitation)).toEqual(before)
    expect((await accept(given())).status).toBe(200)
  })

  test('with a passkey of another site is refused', async () => {
    const { accept, token, clock } = await invited()
    const nonce = nonceAt(clock.now())
    const given = softwareAuthenticator().create(nonce, { origin: 'https://example.com' })
    expect((await accept({ token, passkey: given, nonce, recoveryCodes })).json.fault.code).toBe(
      'passkey-wrong',
    )
  })
})

describe('R30 a link for staff works once and for 72 hours', () => {
  test('used a second time it is refused, and who made it is told', async () => {
    const opened = await invited()
    const { accept, given, db } = opened
    expect((await accept(given())).status).toBe(200)
    const sessions = await rowsOf(db, session)
    const again = await accept(given())
    expect([again.status, again.json.fault.code]).toEqual([409, 'invitation-used'])
    expect(await rowsOf(db, session)).toEqual(sessions)
    expect(await noticesOf(opened)).toEqual(['invitation-misused'])
  })

  test('at one instant it lets one in', async () => {
    const { accept, given, db } = await invited()
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(given())))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409])
    expect(await rowsOf(db, totp)).toHaveLength(1)
    expect(await rowsOf(db, recoveryCode)).toHaveLength(10)
  })

  test('after its end it is refused, and who made it is told', async () => {
    const opened = await invited()
    opened.clock.pass(72 * hours)
    expect((await opened.accept(opened.given())).json.fault.code).toBe('invitation-unknown')
    await opened.db.client.execute({ sql: 'update session set last_used_at = ?', args: [opened.clock.now()] })
    expect(await noticesOf(opened)).toEqual(['invitation-misused'])
  })

  test('a newer one ends it', async () => {
    const { accept, given, ask } = await invited()
    const { json } = await ask(invite(who.teacher1), { as: who.admin })
    expect((await accept(given())).json.fault.code).toBe('invitation-unknown')
    expect((await accept(given(json.token))).status).toBe(200)
  })

  test('one that never was is refused in the same way', async () => {
    const { accept, given } = await invited()
    expect((await accept(given('A'.repeat(22)))).json.fault.code).toBe('invitation-unknown')
  })
})

describe('the first admin', () => {
  test('says who that is, and is an admin from then on', async () => {
    const { accept, given, db, app, events } = await firstLink()
    const done = await accept(given)
    expect(done.status, done.text).toBe(200)
    const cookie = done.headers.get('set-cookie')!.split(';')[0]!
    const me = await app.request('/api/people/staff', { headers: { Cookie: cookie } })
    expect(me.status).toBe(200)
    const made = (await rowsOf(db, person)).find((p) => p.number === '990001')!
    expect(made).toMatchObject({ name: '第一位', kind: 'staff' })
    expect(await events('credentials.accept')).toMatchObject([{ after: { purpose: 'first-admin' } }])
  })

  test('may stand in the staff’s list already, without an account', async () => {
    const { accept, given, db } = await firstLink()
    const body = { ...given, number: who.admin, name: `职员${who.admin}` }
    expect((await accept(body)).json).toEqual({ personId: `p-${who.admin}` })
    const held = (await rowsOf(db, roleGrant)).filter((g) => g.role === 'admin' && g.revokedAt === null)
    expect(held.map((g) => g.personId)).toEqual([`p-${who.admin}`])
  })

  test.each([
    ['nobody', { number: undefined }, 'bad-input'],
    ['somebody of another name', { number: who.teacher1, name: '第一位' }, 'number-taken'],
  ])('is not %s', async (_, said, fault) => {
    const { accept, given } = await firstLink()
    expect((await accept({ ...given, ...said })).json.fault.code).toBe(fault)
  })

  test('takes nobody’s account', async () => {
    const { accept, given, db } = await firstLink()
    await withPassword(db, [who.teacher1])
    const body = { ...given, number: who.teacher1, name: `职员${who.teacher1}` }
    expect((await accept(body)).json.fault.code).toBe('number-taken')
  })

  test('twice at one instant is one', async () => {
    const { accept, given, db } = await firstLink()
    const others = ['990001', '990002', '990003'].map((number) => accept({ ...given, number }))
    expect((await Promise.all(others)).map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    expect((await rowsOf(db, person)).filter((p) => p.number.startsWith('99000'))).toHaveLength(1)
  })

  test('is nobody any more once an admin can sign in', async () => {
    const { accept, given, db, clock } = await firstLink()
    await db.client.execute("update role_grant set revoked_at = null where role = 'admin'")
    await withPassword(db, [who.admin])
    expect((await accept(given)).status).toBe(409)
    expect(await inviteFirstAdmin(operatorCtx(db, { clock, via: 'cli' }))).toBeUndefined()
  })
})
