import { p256 } from '@noble/curves/nist.js'
import { describe, expect, test } from 'vitest'
import { passkey } from '../../../api/credentials/table.ts'
import { fromBase64url } from '../../../api/kernel/base64url.ts'
import { auditEvent } from '../../../api/kernel/audit.ts'
import { minutes } from '../../kit/clock.ts'
import { counts } from '../../kit/counts.ts'
import { nonceAt, softwareAuthenticator, withPassword } from '../../kit/credentials.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'

const add = 'POST /api/credentials/passkeys'
const signIn = 'POST /api/sessions/passkey'

async function office() {
  const opened = await evening()
  const { ask, clock } = opened
  const nonce = () => nonceAt(clock.now())
  const authenticator = softwareAuthenticator()
  async function register(flaws = {}, challenge = nonce(), as: string = who.finance) {
    const body = {
      registration: authenticator.create(challenge, flaws),
      nonce: challenge,
      name: '办公室电脑',
    }
    return ask(add, { as, body })
  }
  async function enter(flaws = {}, challenge = nonce()) {
    return ask(signIn, { body: { authentication: authenticator.sign(challenge, flaws), nonce: challenge } })
  }
  return { ...opened, authenticator, nonce, register, enter }
}

/** Whether r or s has fewer than 32 bytes, without the zero that DER puts before a high bit. */
function hasShortNumber(signature: string): boolean {
  const der = fromBase64url(signature)
  return der[3]! < 32 || der[5 + der[3]!]! < 32
}

describe('a passkey', () => {
  test('is added, signs its owner in without a name, and is listed', async () => {
    const { register, enter, ask, clock, authenticator } = await office()
    expect((await register()).json).toEqual({ id: authenticator.credentialId })
    clock.pass(minutes)
    const done = await enter()
    expect([done.status, done.json]).toEqual([200, { personId: `p-${who.finance}` }])
    expect(done.headers.get('set-cookie')).toMatch(/^__Host-sid=[0-9a-f]{64}; Max-Age=43200/)
    const { json } = await ask('GET /api/credentials', { as: who.finance })
    expect(json).toEqual({
      password: false,
      totp: false,
      recoveryLeft: 0,
      passkeys: [
        {
          id: authenticator.credentialId,
          name: '办公室电脑',
          createdAt: clock.now() - minutes,
          lastUsedAt: clock.now(),
        },
      ],
    })
  })

  test('leaves one event that names it, and nothing of its key', async () => {
    const { register, db } = await office()
    await register()
    const event = (await rowsOf(db, auditEvent)).at(-1)!
    expect([event.action, event.actorId]).toEqual(['credentials.add-passkey', `p-${who.finance}`])
    expect(event.bytes).not.toContain((await rowsOf(db, passkey))[0]!.publicKey)
  })

  test('verifies also where a number of its signature is short, as one in a hundred is', async () => {
    const { register, ask, nonce, authenticator } = await office()
    await register()
    for (let found = 0; found < counts(2, 10);) {
      const challenge = nonce()
      const authentication = authenticator.sign(challenge)
      if (!hasShortNumber(authentication.response.signature)) continue
      const answer = await ask(signIn, { body: { authentication, nonce: challenge } })
      expect(answer.status, authentication.response.signature).toBe(200)
      found++
    }
  })

  test.each([
    ['of another site', { origin: 'https://example.com' }],
    ['for another domain', { domain: 'example.com' }],
    ['without its owner verified', { userVerified: false }],
    ['that is a sign-in', { type: 'webauthn.get' }],
    ['from inside another site’s frame', { crossOrigin: true }],
    ['of another credential than it says', { claims: 'credential-9' }],
  ])('is not added: %s', async (_, flaws) => {
    const { register, db } = await office()
    expect((await register(flaws)).json.fault.code).toBe('passkey-wrong')
    expect(await rowsOf(db, passkey)).toEqual([])
  })

  test.each([
    ['from another site', { origin: 'https://example.com' }],
    ['for another domain', { domain: 'example.com' }],
    ['without its owner verified', { userVerified: false }],
    ['that is a registration', { type: 'webauthn.create' }],
    ['from inside another site’s frame', { crossOrigin: true }],
    ['with a signature cut short', { cut: 8 }],
    ['with a counter that stands still, as a copy’s does', { counter: 1 }],
  ])('does not sign in: %s', async (_, flaws) => {
    const { register, enter } = await office()
    await register()
    const answer = await enter(flaws)
    expect([answer.status, answer.json.fault.code]).toEqual([403, 'sign-in-failed'])
  })

  test('nor with another key, an unknown one, or one that was removed', async () => {
    const { register, enter, ask, nonce, authenticator, db } = await office()
    await register()
    const challenge = nonce()
    for (const other of [
      softwareAuthenticator('credential-1', p256.utils.randomSecretKey()),
      softwareAuthenticator('credential-2'),
    ]) {
      const body = { authentication: other.sign(challenge), nonce: challenge }
      expect((await ask(signIn, { body })).json.fault.code).toBe('sign-in-failed')
    }
    await withPassword(db, [who.finance])
    await ask(`${add}/${authenticator.credentialId}/remove`, { as: who.finance })
    expect((await enter()).json.fault.code).toBe('sign-in-failed')
  })

  test('a challenge is the server’s, lives five minutes and is answered once', async () => {
    const { register, enter, nonce, clock } = await office()
    await register()
    expect((await enter({}, 'c29tZXRoaW5nLWVsc2U')).status).toBe(403)
    const [used, late] = [nonce(), nonce()]
    expect((await enter({}, used)).status).toBe(200)
    expect((await enter({}, used)).json.fault.code).toBe('sign-in-failed')
    clock.pass(5 * minutes)
    expect((await enter({}, late)).status).toBe(403)
  })

  test('one answer sent twice at one instant lets one in', async () => {
    const { register, nonce, ask, authenticator } = await office()
    await register()
    const challenge = nonce()
    const body = { authentication: authenticator.sign(challenge), nonce: challenge }
    const answers = await Promise.all([ask(signIn, { body }), ask(signIn, { body })])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 403])
  })

  test('cannot be added by two people', async () => {
    const { register } = await office()
    expect((await register()).status).toBe(200)
    expect((await register({}, undefined, who.teacher1)).status).toBe(409)
  })

  test('of somebody whose last role was taken away opens nothing', async () => {
    const { register, enter, db } = await office()
    await register()
    await db.client.execute(`update role_grant set revoked_at = 1 where person_id = 'p-${who.finance}'`)
    expect((await enter()).json.fault.code).toBe('sign-in-failed')
  })
})

describe('removing a passkey', () => {
  test('never takes the last way in', async () => {
    const { register, ask, authenticator, db } = await office()
    await register()
    const remove = `${add}/${authenticator.credentialId}/remove`
    expect((await ask(remove, { as: who.finance })).json.fault.code).toBe('last-way-in')
    await withPassword(db, [who.finance])
    expect((await ask(remove, { as: who.finance })).json).toEqual({ removed: true })
    expect((await ask(remove, { as: who.finance })).status).toBe(404)
  })

  test('two at one instant leave one', async () => {
    const { ask, nonce, clock, db } = await office()
    const ids: string[] = []
    for (const id of ['one', 'two']) {
      const made = softwareAuthenticator(id)
      const challenge = nonce()
      const body = { registration: made.create(challenge), nonce: challenge, name: id }
      await ask(add, { as: who.finance, body })
      ids.push(made.credentialId)
    }
    clock.pass(1)
    const answers = await Promise.all(ids.map((id) => ask(`${add}/${id}/remove`, { as: who.finance })))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect((await rowsOf(db, passkey)).filter((row) => row.removedAt === null)).toHaveLength(1)
  })

  test('is for its owner', async () => {
    const { register, ask, authenticator, db } = await office()
    await register()
    await withPassword(db, [who.finance])
    const remove = `${add}/${authenticator.credentialId}/remove`
    expect((await ask(remove, { as: who.teacher1 })).status).toBe(404)
    expect((await ask(remove, { as: who.studentA })).status).toBe(403)
  })
})
