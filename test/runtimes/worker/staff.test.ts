import { expect, test } from 'vitest'
import { codeAt, goodPassword, nonceAt, softwareAuthenticator, withPassword } from '../../kit/credentials.ts'
import { workerOnFreshDatabase } from '../../kit/worker.ts'

const supervisor = 'S001'
const cookieOf = (headers: Headers) => ({ Cookie: headers.get('set-cookie')!.split(';')[0]! })

test('a member of staff signs in on the edge by password and code, which then counts no more', async () => {
  const { ask, db } = await workerOnFreshDatabase()
  await withPassword(db, [supervisor])
  const body = { number: supervisor, password: goodPassword, code: codeAt(Date.now()) }
  const done = await ask('POST /api/sessions/password', { body })
  expect([done.status, done.json], done.text).toEqual([200, { personId: `p-${supervisor}` }])
  const me = await ask('GET /api/me', { headers: cookieOf(done.headers) })
  expect(me.json).toMatchObject({ number: supervisor, roles: ['supervisor'] })
  const again = await ask('POST /api/sessions/password', { body })
  expect([again.status, again.json.fault.code]).toEqual([403, 'sign-in-failed'])
})

test('adds a passkey there, bound to the address that the browser names, and signs in by it', async () => {
  const { ask } = await workerOnFreshDatabase()
  const site = { origin: 'https://school.example', domain: 'school.example' }
  const headers = { Origin: site.origin }
  const authenticator = softwareAuthenticator()
  const nonce = nonceAt(Date.now())
  const registration = authenticator.create(nonce, site)
  const added = await ask('POST /api/credentials/passkeys', {
    as: supervisor,
    headers,
    body: { registration, nonce, name: '电脑' },
  })
  expect(added.status, added.text).toBe(200)
  const challenge = nonceAt(Date.now())
  const authentication = authenticator.sign(challenge, site)
  const done = await ask('POST /api/sessions/passkey', {
    headers,
    body: { authentication, nonce: challenge },
  })
  expect([done.status, done.json], done.text).toEqual([200, { personId: `p-${supervisor}` }])
})
