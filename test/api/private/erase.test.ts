import { describe, expect, test } from 'vitest'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { personKey } from '../../../api/people/table.ts'
import { slipHash } from '../../../shared/payouts/canonical.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { testKeys } from '../../kit/keys.ts'
import { who } from '../../kit/school.ts'
import { signingBody, typed } from '../../kit/signing.ts'
import { me, myCard, myId, other, owning } from './owning.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const route = `POST /api/people/p-${me}/erase`
const body = { reason: '本人书面要求' }

async function signedAndErased() {
  const own = await owning()
  const slip = (await own.slipsOf(me))[0]!
  const seen = (await own.ask(`POST /api/payslips/${slip.id}/view`, { as: me })).json
  const signing = signingBody(seen, typed('学生002'))
  expect((await own.ask(`POST /api/payslips/${slip.id}/sign`, { as: me, body: signing })).status).toBe(200)
  const before = await own.see(own.run.id)
  const answer = await own.ask(route, { as: who.admin, body })
  expect(answer.json).toEqual({ personId: `p-${me}`, erasedAt: own.clock.now() })
  return { ...own, slip, before }
}

describe('R34 erasing a person', () => {
  test('leaves nothing of the numbers: no sealed text, end, index, salt or key', async () => {
    const { rowOf, db, ask, events } = await signedAndErased()
    const row = await rowOf(me)
    const kept = Object.entries(row).filter(([, value]) => value !== null)
    expect(kept.map(([name]) => name).toSorted()).toEqual(['erasedAt', 'id', 'kind', 'name', 'number'])
    expect((await rowsOf(db, personKey)).map((key) => key.personId)).toEqual([`p-${other}`])
    expect((await ask('GET /api/private', { as: me })).json).toMatchObject({
      cardNumberTail: null,
      cardSince: null,
    })
    const look = await ask(`POST /api/people/p-${me}/reveal`, {
      as: who.finance,
      body: { field: 'cardNumber', purpose: 'bank-enquiry' },
    })
    expect(code(look)).toBe('not-found')
    expect(await events('people.erase')).toMatchObject([
      { actor: `p-${who.admin}`, target: `p-${me}`, reason: body.reason },
    ])
  })

  test('leaves totals, the log and the signed receipt as they were, and they verify', async () => {
    const { ask, see, run, slip, before, db } = await signedAndErased()
    expect(await see(run.id)).toEqual(before)
    const receipt = (await ask(`GET /api/payslips/${slip.id}/receipt`, { as: me })).json
    expect(receipt.voided).toBe(false)
    expect(slipHash(utf8ToBytes(receipt.bytes))).toBe(receipt.hash)
    const key = (await ask('GET /.well-known/payout-keys.json')).json.ed25519[receipt.sealKid]
    expect(ed25519.verify(hexToBytes(receipt.seal), utf8ToBytes(receipt.statement), hexToBytes(key))).toBe(
      true,
    )
    await everyChangeIsTold(db, publicKeysOf(testKeys))
  })

  test('changes no payslip: the run computed anew keeps it, its card and its signature', async () => {
    const { prepare, see, run, before, slipsOf } = await signedAndErased()
    expect((await prepare()).json).toMatchObject({ id: run.id, changed: 0 })
    expect(await see(run.id)).toMatchObject({ state: 'published', counts: before.counts })
    expect(await slipsOf(me)).toHaveLength(1)
  })

  test('frees the numbers for whoever has them now; their owner may enter them again', async () => {
    const { enter, rowOf } = await signedAndErased()
    expect((await enter({ idNumber: myId }, other)).status).toBe(200)
    expect((await enter({ cardNumber: myCard })).json).toEqual({ changed: ['cardNumber'], payslips: 1 })
    expect(await rowOf(me)).toMatchObject({ erasedAt: null, cardNumberTail: myCard.slice(-4) })
  })

  test.each([who.supervisor, who.finance, who.teacher1, who.lead, me])('is not for %s', async (as) => {
    const { ask, rowOf } = await owning()
    const before = await rowOf(me)
    expect((await ask(route, { as, body })).status).toBe(403)
    expect(await rowOf(me)).toEqual(before)
  })

  test('asks an admin for a reason and a second factor, and for somebody who is there', async () => {
    const { ask, db, rowOf } = await owning()
    const before = await rowOf(me)
    const as = who.admin
    expect((await ask(route, { as, body: {} })).status).toBe(422)
    expect((await ask(route, { as, body: { reason: ' ' } })).status).toBe(422)
    expect((await ask('POST /api/people/nobody/erase', { as, body })).status).toBe(404)
    await db.client.execute('update session set step_up_until = 0')
    expect(code(await ask(route, { as, body }))).toBe('step-up-needed')
    expect(await rowOf(me)).toEqual(before)
  })
})
