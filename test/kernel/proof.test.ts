import { describe, expect, test } from 'vitest'
import { p256 } from '@noble/curves/nist.js'
import { proofHeader, proofText } from '../../shared/devices/proof.ts'
import { sha256Hex } from '../../api/kernel/hash.ts'
import { invitation } from '../../api/invitations/table.ts'
import { issueNonce, nonceEnd } from '../../api/kernel/nonce.ts'
import { isSignedBy } from '../../api/kernel/proof.ts'
import { deviceKey, deviceOf, freshProof, proofOf, signText } from '../kit/device.ts'
import { minutes } from '../kit/clock.ts'
import { evening } from '../kit/evening.ts'
import { rotatedKeys, testKeys } from '../kit/keys.ts'
import { studentPin } from '../kit/pin.ts'
import { who } from '../kit/school.ts'

const route = 'POST /api/devices/link'
const body = { pin: studentPin }
const asked = (nonce: string, change: object = {}) => ({
  method: 'POST',
  path: '/api/devices/link',
  bodyHash: sha256Hex(JSON.stringify(body)),
  nonce,
  ...change,
})

async function opened() {
  const { ask, clock, db, rows } = await evening()
  const nonce = () => issueNonce(testKeys, clock.now()).nonce
  const send = async (proof: string | undefined, sent: object = body, as: string = who.studentA) => {
    const answer = await ask(route, { as, body: sent, headers: { 'X-Proof': proof ?? '' } })
    return answer.json.fault?.code ?? answer.status
  }
  return { ask, clock, db, rows, nonce, send }
}
const mine = deviceOf(who.studentA)

describe('a command that asks for a proof', () => {
  test('is done for one that the device signed', async () => {
    const { nonce, send } = await opened()
    expect(await send(proofHeader(proofOf(mine, asked(nonce()))))).toBe(200)
  })

  test('is refused without one, and for one that is none', async () => {
    const { nonce, send } = await opened()
    for (const header of [undefined, 'x', `${mine}.${nonce()}`, `${mine}.${nonce()}.${'A'.repeat(86)}`])
      expect(await send(header)).toBe('proof-needed')
  })

  test('is refused when another key signed', async () => {
    const { nonce, send } = await opened()
    const fresh = nonce()
    const signature = signText(proofText(asked(fresh)), p256.utils.randomSecretKey())
    expect(await send(proofHeader({ deviceId: mine, nonce: fresh, signature }))).toBe('proof-needed')
  })

  test.each([
    ['another body', { bodyHash: sha256Hex('{}') }],
    ['another path', { path: '/api/devices/pin' }],
    ['another method', { method: 'PUT' }],
  ])('is refused for a proof of %s', async (_, change) => {
    const { nonce, send } = await opened()
    const fresh = nonce()
    const proof = { ...proofOf(mine, asked(fresh, change)), nonce: fresh }
    expect(await send(proofHeader(proof))).toBe('proof-needed')
  })

  test('is refused for the same proof a second time, and changes nothing', async () => {
    const { nonce, send, rows } = await opened()
    const proof = proofHeader(proofOf(mine, asked(nonce())))
    expect(await send(proof)).toBe(200)
    expect(await send(proof)).toBe('proof-needed')
    expect(await rows(invitation)).toHaveLength(1)
  })

  test('is done once for one proof in twenty requests at one instant', async () => {
    const { nonce, send } = await opened()
    const proof = proofHeader(proofOf(mine, asked(nonce())))
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(proof)))
    expect(answers.filter((answer) => answer === 200)).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set([200, 'proof-needed', 'pin-locked']))
  })

  test('is refused for a nonce that has ended, or that is not ours', async () => {
    const { clock, nonce, send } = await opened()
    const old = nonce()
    clock.pass(5 * minutes)
    expect(await send(proofHeader(proofOf(mine, asked(old))))).toBe('proof-needed')
    const forged = `${(clock.now() + 60_000).toString(36)}-${'x'.repeat(46)}`
    expect(await send(proofHeader(proofOf(mine, asked(forged))))).toBe('proof-needed')
    const later = nonce()
    const stretched = `${(clock.now() + 900_000).toString(36)}${later.slice(later.indexOf('-'))}`
    expect(await send(proofHeader(proofOf(mine, asked(stretched))))).toBe('proof-needed')
  })

  test('is refused for another student’s device, though the same key signs', async () => {
    const { nonce, send } = await opened()
    expect(await send(proofHeader(proofOf(deviceOf(who.studentB), asked(nonce()))))).toBe('proof-needed')
  })

  test('is refused once the device was removed, even if its session were alive', async () => {
    const { db, nonce, send } = await opened()
    await db.client.execute({ sql: 'update device set removed_at = 1 where id = ?', args: [mine] })
    expect(await send(proofHeader(proofOf(mine, asked(nonce()))))).toBe('proof-needed')
  })

  test('is refused where the session belongs to no device', async () => {
    const { db, nonce, send } = await opened()
    await db.client.execute('update session set device_id = null')
    expect(await send(proofHeader(proofOf(mine, asked(nonce()))))).toBe('proof-needed')
  })
})

test('what was signed under a key is known by that key alone', async () => {
  const text = 'proof/v1\nPOST'
  expect(await isSignedBy(deviceKey, signText(text), text)).toBe(true)
  expect(await isSignedBy(deviceKey, signText(text), `${text} `)).toBe(false)
  expect(await isSignedBy('BAAA', signText(text), text)).toBe(false)
  expect(await isSignedBy(deviceKey, 'AAAA', text)).toBe(false)
})

test('a nonce outlives a rotation of the root key, and nobody else makes one', () => {
  const { nonce, expiresAt } = issueNonce(testKeys, 1000)
  expect(nonceEnd(rotatedKeys, nonce, 1000)).toBe(expiresAt)
  expect(nonceEnd(testKeys, issueNonce(rotatedKeys, 1000).nonce, 1000)).toBeUndefined()
  expect(new Set(Array.from({ length: 100 }, () => issueNonce(testKeys, 1).nonce)).size).toBe(100)
})

test('the kit signs as a phone does', () => {
  const proof = freshProof(testKeys, 1000, who.studentA, route, '{}')
  expect(proofHeader(proof)).toMatch(/^d-\d+\.[\w-]+\.[\w-]{86}$/)
})
