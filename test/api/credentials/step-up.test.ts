import { describe, expect, test } from 'vitest'
import { passkey } from '../../../api/credentials/table.ts'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { session } from '../../../api/people/table.ts'
import { minutes } from '../../kit/clock.ts'
import { codeAt, goodPassword, nonceAt, softwareAuthenticator, withPassword } from '../../kit/credentials.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const route = 'POST /api/sessions/step-up'
const guarded = `POST /api/people/p-${who.teacher2}/invite`

/** An admin whose second factor is too long ago. */
async function stale() {
  const opened = await evening()
  const { db, ask, clock, app } = opened
  await withPassword(db, [who.admin, who.supervisor])
  await db.client.execute('update session set step_up_until = 0')
  const right = (steps = 0) => ({ password: goodPassword, code: codeAt(clock.now(), steps) })
  const stepUp = (body: object, as: string = who.admin) => ask(route, { as, body })
  /** Asks with the token that an answer has given. */
  const asking = (answer: { headers: Headers }) => async (wanted: string) => {
    const [method = '', path = ''] = wanted.split(' ')
    const Cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    const key = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }
    return app.request(path, {
      method,
      headers: { Cookie, ...key },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
  }
  return { ...opened, right, stepUp, asking }
}

describe('a second factor once more', () => {
  test('opens what asks for one for five minutes, in a session with another token', async () => {
    const { ask, right, stepUp, asking, clock, db } = await stale()
    expect((await ask(guarded, { as: who.admin })).json.fault.code).toBe('step-up-needed')
    const done = await stepUp(right())
    expect([done.status, done.json]).toEqual([200, { stepUpUntil: clock.now() + 5 * minutes }])
    expect((await ask('GET /api/me', { as: who.admin })).status, 'the token before').toBe(401)
    const asked = asking(done)
    expect((await asked(guarded)).status).toBe(200)
    clock.pass(5 * minutes)
    expect((await asked(guarded)).status).toBe(403)
    expect((await asked('GET /api/me')).status).toBe(200)
    const mine = (await rowsOf(db, session)).filter((s) => s.personId === `p-${who.admin}`)
    expect(mine).toHaveLength(1)
  })

  test('leaves nothing by which a guess at password or code could be tried without the pepper', async () => {
    const { right, stepUp, db } = await stale()
    await stepUp(right())
    expect(await contentOf(db)).not.toContain(sha256Hex(JSON.stringify(right())))
  })

  test('may be a passkey of one’s own, and of nobody else', async () => {
    const { ask, stepUp, clock, db } = await stale()
    const authenticator = softwareAuthenticator()
    const row = {
      id: authenticator.credentialId,
      personId: `p-${who.admin}`,
      publicKey: authenticator.create('AAAA').response.publicKey,
      algorithm: 'ES256' as const,
      counter: 0,
      name: '',
      createdAt: 0,
      lastUsedAt: 0,
    }
    await db.write([db.query.insert(passkey).values(row)])
    const nonce = nonceAt(clock.now())
    const assertion = authenticator.sign(nonce)
    expect((await stepUp({ assertion, nonce }, who.supervisor)).json.fault.code).toBe('sign-in-failed')
    expect((await stepUp({ assertion, nonce })).status).toBe(200)
    expect((await ask('GET /api/me', { as: who.admin })).status).toBe(401)
  })

  test.each([
    ['a wrong password', { password: 'a guess' }],
    ['a wrong code', { code: '000000' }],
  ])('is not given by %s', async (_, wrong) => {
    const { right, stepUp, ask } = await stale()
    expect((await stepUp({ ...right(), ...wrong })).json.fault.code).toBe('sign-in-failed')
    expect((await ask('GET /api/me', { as: who.admin })).status).toBe(200)
  })

  test('by one code counts once, also at one instant', async () => {
    const { right, stepUp } = await stale()
    const answers = await Promise.all([stepUp(right()), stepUp(right())])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 403])
  })

  test('R29 may be tried five times in a quarter of an hour', async () => {
    const { right, stepUp, clock } = await stale()
    const guesses = await Promise.all(
      Array.from({ length: 9 }, () => stepUp({ ...right(), password: 'a guess' })),
    )
    expect(guesses.filter((a) => a.json.fault.code === 'sign-in-failed')).toHaveLength(5)
    expect((await stepUp(right())).json.fault.code).toBe('too-many')
    clock.pass(15 * minutes)
    expect((await stepUp(right())).status).toBe(200)
  })

  test('R30 a copied cookie gives nothing that asks for it', async () => {
    const { ask } = await stale()
    for (const wanted of [
      guarded,
      'POST /api/people/staff',
      `POST /api/people/p-${who.teacher2}/roles`,
      'POST /api/credentials/password',
      'POST /api/credentials/passkeys',
    ])
      expect([400, 403, 422]).toContain((await ask(wanted, { as: who.admin })).status)
    expect((await ask(guarded, { as: who.admin })).json.fault.code).toBe('step-up-needed')
  })
})
