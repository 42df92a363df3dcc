import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { liveKeys } from '../../../api/kernel/live-keys.ts'
import { loadKeys } from '../../../api/kernel/load-keys.ts'
import { checkpoint } from '../../../api/kernel/checkpoint.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { rewrap } from '../../../api/keys/rewrap.ts'
import { appFor } from '../../kit/app.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { rotatedKeyFile, testKeyFile, testLasting } from '../../kit/keys.ts'
import { studentPin } from '../../kit/pin.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { who } from '../../kit/school.ts'
import { signingBody, typed } from '../../kit/signing.ts'
import { me, myCard, myId, newCard, otherCard, owning } from './owning.ts'

test('R34 a request that a slow phone is still sending while the key changes is answered', async () => {
  const { db, clock } = await owning()
  const parts = { db, clock, newId: () => crypto.randomUUID() }
  const keys = liveKeys(await loadKeys(parts, testKeyFile, () => testLasting))
  const app = createApp(() => ({ ...parts, keys }))
  let send: ((text: string) => void) | undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      send = (text) => {
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      }
    },
  })
  const headers = requestHeaders('POST', who.finance)
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const answer = app.request(`/api/people/p-${me}/reveal`, init)
  await new Promise((resolve) => setTimeout(resolve, 50))
  keys.take(await loadKeys(parts, rotatedKeyFile))
  expect(await rewrap(operatorCtx(db, { keys, clock }))).toBeGreaterThan(1)
  send!(JSON.stringify({ field: 'cardNumber', purpose: 'bank-enquiry' }))
  expect(await (await answer).json()).toEqual({ text: myCard })
})

test('R34 after the old key has gone receipts verify, duplicates are found, PINs are right', async () => {
  const { db, clock, ask, slipsOf } = await owning()
  const parts = { db, clock, newId: () => crypto.randomUUID() }
  await loadKeys(parts, testKeyFile, () => testLasting)
  const slip = (await slipsOf(me))[0]!
  const seen = (await ask(`POST /api/payslips/${slip.id}/view`, { as: me })).json
  const signing = signingBody(seen, typed('学生002'))
  expect((await ask(`POST /api/payslips/${slip.id}/sign`, { as: me, body: signing })).json.sealKid).toBe(
    'test-a',
  )
  await checkpoint(operatorCtx(db, { clock }))

  await rewrap(operatorCtx(db, { clock, keys: await loadKeys(parts, rotatedKeyFile) }))
  const { 'test-a': _gone, ...left } = rotatedKeyFile.keys
  const keys = await loadKeys(parts, { current: 'test-b', keys: left })
  const { ask: later } = appFor(db, { now: clock, keys })
  const receipt = (await later(`GET /api/payslips/${slip.id}/receipt`, { as: me })).json
  const { ed25519: published } = (await later('GET /.well-known/payout-keys.json')).json
  const seal = [receipt.seal, published[receipt.sealKid]].map(hexToBytes) as [Uint8Array, Uint8Array]
  expect(ed25519.verify(seal[0], utf8ToBytes(receipt.statement), seal[1])).toBe(true)
  expect(await everyChangeIsTold(db, publicKeysOf(keys))).toMatchObject({ ok: true })

  const enter = (body: object) => later('POST /api/private', { as: me, body: { pin: studentPin, ...body } })
  expect((await enter({ cardNumber: otherCard })).json.fault.code).toBe('number-of-another')
  expect((await enter({ cardNumber: myCard })).json).toEqual({ changed: [], payslips: 0 })
  expect((await enter({ cardNumber: newCard })).json).toEqual({ changed: ['cardNumber'], payslips: 1 })
  const look = { field: 'idNumber', purpose: 'asked-by-owner' }
  expect((await later(`POST /api/people/p-${me}/reveal`, { as: who.finance, body: look })).json.text).toBe(
    myId,
  )
})
