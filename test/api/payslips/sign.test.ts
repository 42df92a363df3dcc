import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import { payslipView, signature } from '../../../api/payouts/table.ts'
import { session } from '../../../api/people/table.ts'
import { slipHash } from '../../../shared/payouts/canonical.ts'
import { verifyReceipt } from '../../../shared/payouts/receipt.ts'
import { consent } from '../../../shared/payouts/consent.ts'
import { minutes } from '../../kit/clock.ts'
import { deviceKey, deviceOf } from '../../kit/device.ts'
import { rowsOf } from '../../kit/evening.ts'
import { awarded } from '../../kit/facts.ts'
import { who } from '../../kit/school.ts'
import { typed } from '../../kit/signing.ts'
import { me, signed, signing } from './signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>
const signatures = ({ db }: Signing) => rowsOf(db, signature)

/** The run as the newest facts have it, approved and published again. */
async function changeAndPublish(own: Signing) {
  const { db, prepare, approve, publish, see, slips } = own
  await db.write([awarded(db, me, '2020-10-28', '100')])
  const { id, contentHash } = (await prepare()).json
  await approve('company', id, contentHash, who.supervisor)
  await approve('school', id, contentHash, who.lead)
  expect((await publish(id, (await see(id)).version)).status).toBe(200)
  return (await slips()).find((s) => s.personId === `p-${me}` && s.current)!.id
}

describe('a signature', () => {
  test('is sealed by the server, and anybody can verify it with the published keys alone', async () => {
    const own = await signing()
    const { ask, sign, viewed, clock, slip } = own
    const seen = await viewed()
    clock.pass(5 * minutes)
    const { status, json } = await sign(seen)
    expect(status).toBe(200)
    const { ed25519: keys } = (await ask('GET /.well-known/payout-keys.json')).json
    const verifies = (statement: string) =>
      ed25519.verify(hexToBytes(json.seal), utf8ToBytes(statement), hexToBytes(keys[json.sealKid]))
    expect(verifies(json.statement)).toBe(true)
    expect(verifies(json.statement.replace('typed', 'drawn'))).toBe(false)
    const statement = JSON.parse(json.statement)
    expect(canonicalize(statement)).toBe(json.statement)
    expect(slipHash(utf8ToBytes(json.bytes))).toBe(statement.slipHash)
    expect(statement).toMatchObject({
      v: 'sign/v2',
      slipHash: seen.hash,
      method: 'typed',
      studentPid: `p-${me}`,
      viewId: seen.viewId,
      viewedAt: clock.now() - 5 * minutes,
      scrolledAt: clock.now() - 5 * minutes + 9_000,
      signedAt: clock.now(),
      deviceKeyId: deviceOf(me),
      deviceKey,
      consentVersion: consent.version,
      sealKid: json.sealKid,
    })
    expect(await signatures(own)).toMatchObject([{ payslipId: slip, viewId: seen.viewId, seal: json.seal }])
    expect((await rowsOf(own.db, payslipView))[0]).toMatchObject({ usedAt: clock.now() })
    expect(await own.events('payslips.sign')).toMatchObject([
      {
        actor: `p-${me}`,
        target: slip,
        after: { hash: seen.hash, view: seen.viewId, method: 'typed', ink: statement.inkHash },
      },
    ])
  })

  test('is seen by the student and by the office', async () => {
    const own = await signing()
    const { ask, sign, viewed, see, run, clock, slip } = own
    await sign(await viewed())
    expect((await ask('GET /api/payslips', { as: me })).json.payslips[0].signedAt).toBe(clock.now())
    expect(await see(run.id)).toMatchObject({ counts: { payslips: 12, signed: 1 } })
    expect((await own.viewed()) as object).toMatchObject({ signedAt: clock.now() })
    expect((await ask('GET /api/attendance/today', { as: me })).json.payslipsToSign).toEqual([])
    expect(slip).toBeTruthy()
  })

  test('has a receipt with the bytes, the statement and the seal', async () => {
    const { ask, sign, viewed, slip } = await signing()
    expect((await ask(`GET /api/payslips/${slip}/receipt`, { as: me })).status).toBe(404)
    const { json } = await sign(await viewed())
    const receipt = (await ask(`GET /api/payslips/${slip}/receipt`, { as: me })).json
    expect(receipt).toEqual({ ...json, voided: false })
    const { voided: _voided, ...saved } = receipt
    const { ed25519: keys } = (await ask('GET /.well-known/payout-keys.json')).json
    expect(verifyReceipt(JSON.stringify(saved), keys)).toMatchObject({ ok: true, hash: json.hash })
    const status = async (hash: string) => (await ask(`GET /api/receipts/${hash}`)).json
    expect(await status(json.hash)).toEqual({ state: 'valid' })
    expect(await status('0'.repeat(64))).toEqual({ state: 'unknown' })
  })

  test('is void once the payslip has changed; its bytes and receipt stay, and the new one is signed', async () => {
    const own = await signing()
    const { ask, sign, viewed, slip, events, view } = own
    await sign(await viewed())
    const newer = await changeAndPublish(own)
    expect(newer).not.toBe(slip)
    expect(await events('payslips.void')).toMatchObject([{ target: slip, after: { run: own.run.id } }])
    const old = (await ask(`GET /api/payslips/${slip}/receipt`, { as: me })).json
    expect(old).toMatchObject({ voided: true })
    expect((await ask(`GET /api/receipts/${old.hash}`)).json).toEqual({ state: 'void' })
    expect((await ask('GET /api/payslips', { as: me })).json.payslips).toMatchObject([
      { id: newer, revision: 2, signedAt: null },
    ])
    const seen = (await view(newer)).json
    expect((await sign(seen, {}, { id: newer })).status).toBe(200)
    expect(await signatures(own)).toHaveLength(2)
  })

  test('of others stays when one payslip changes', async () => {
    const own = await signing()
    const { ask, slipOf, events } = own
    const theirs = slipOf(who.studentC)
    const seen = (await ask(`POST /api/payslips/${theirs}/view`, { as: who.studentC })).json
    const body = signed(seen, '学生022')
    expect((await ask(`POST /api/payslips/${theirs}/sign`, { as: who.studentC, body })).status).toBe(200)
    await changeAndPublish(own)
    expect((await ask('GET /api/payslips', { as: who.studentC })).json.payslips).toMatchObject([
      { id: theirs, signedAt: expect.any(Number) },
    ])
    expect(await events('payslips.void')).toEqual([])
  })

  test('asked for twice with the same key is one', async () => {
    const own = await signing()
    const seen = await own.viewed()
    const first = await own.sign(seen, {}, { key: 'sign-key-1' })
    const second = await own.sign(seen, {}, { key: 'sign-key-1' })
    expect([second.status, second.text]).toEqual([200, first.text])
    expect(second.headers.get('idempotent-replay')).toBe('true')
    expect(await signatures(own)).toHaveLength(1)
  })
})

const refused = async (own: Signing, answer: { status: number; json: { fault: { code: string } } }) => {
  expect(await signatures(own)).toEqual([])
  expect(await own.events('payslips.sign')).toEqual([])
  return [answer.status, answer.json.fault.code]
}

describe('a signature is refused, and nothing stored,', () => {
  test.each([
    ['under a hash that was not viewed', { hash: 'f'.repeat(64) }, 409, 'slip-changed'],
    ['with another number than the view’s', { nonce: 'guessed' }, 409, 'view-expired'],
    ['to a text that was not shown', { consentVersion: 'sign-2019-1' }, 409, 'view-expired'],
    ['under another name', { mark: typed('学生003') }, 422, 'name-differs'],
    ['without a name', { mark: typed(' ') }, 422, 'name-differs'],
    ['with a view that there is not', { viewId: 'guessed' }, 404, 'not-found'],
    ['with more than the page sends', { personId: `p-${me}` }, 422, 'bad-input'],
  ])('%s', async (_, change, status, code) => {
    const own = await signing()
    expect(await refused(own, await own.sign(await own.viewed(), change))).toEqual([status, code])
  })

  test('half an hour after the view', async () => {
    const own = await signing()
    const seen = await own.viewed()
    own.clock.pass(30 * minutes - 1)
    const other = await own.viewed()
    own.clock.pass(1)
    expect(await refused(own, await own.sign(seen))).toEqual([409, 'view-expired'])
    expect((await own.sign(other)).status).toBe(200)
  })

  test('in another session than the view’s', async () => {
    const own = await signing()
    const { db, ask, slip, viewed } = own
    const seen = await viewed()
    const [mine] = (await rowsOf(db, session)).filter((s) => s.personId === `p-${me}`)
    // SHA-256 of "other".
    const tokenHash = 'd9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa'
    await db.write([db.query.insert(session).values({ ...mine!, id: 'other', tokenHash })])
    const answer = await ask(`POST /api/payslips/${slip}/sign`, {
      as: me,
      headers: { Cookie: '__Host-sid=other' },
      body: signed(seen),
    })
    expect(await refused(own, answer)).toEqual([409, 'view-expired'])
  })

  test('of another student’s payslip, with the own view or theirs', async () => {
    const own = await signing()
    const seen = await own.viewed()
    const body = signed(seen, '学生022')
    const answer = await own.ask(`POST /api/payslips/${own.slip}/sign`, { as: who.studentC, body })
    expect(await refused(own, answer)).toEqual([403, 'forbidden'])
    expect(await refused(own, await own.sign(seen, {}, { id: own.slipOf(who.studentC) }))).toEqual([
      403,
      'forbidden',
    ])
  })

  test('after the payslip has changed: the new one is to be read first', async () => {
    const own = await signing()
    const seen = await own.viewed()
    const newer = await changeAndPublish(own)
    const answer = await own.sign(seen)
    expect(answer.json.fault.message).toBe('补贴单已更新，请先查看新的内容再签名。')
    expect(await refused(own, answer)).toEqual([409, 'slip-changed'])
    expect(await refused(own, await own.sign(seen, {}, { id: newer }))).toEqual([404, 'not-found'])
  })

  test('where the run was computed anew and the payslip with it', async () => {
    const own = await signing()
    const seen = await own.viewed()
    await own.db.write([awarded(own.db, me, '2020-10-28', '100')])
    await own.prepare()
    expect(await refused(own, await own.sign(seen))).toEqual([409, 'slip-changed'])
  })
})

test('a payslip that a new computation leaves as it is stays in sight and can be signed', async () => {
  const own = await signing()
  const seen = await own.viewed()
  await own.db.write([awarded(own.db, who.studentC, '2020-10-28', '100')])
  await own.prepare()
  const [mine] = (await own.ask('GET /api/payslips', { as: me })).json.payslips
  expect(mine).toMatchObject({ revision: 1, signedAt: null })
  expect((await own.sign(seen)).status).toBe(200)
})

describe('a payslip is signed once', () => {
  test('a second time is refused, with the same view or a fresh one', async () => {
    const own = await signing()
    const [seen, fresh] = [await own.viewed(), await own.viewed()]
    expect((await own.sign(seen)).status).toBe(200)
    for (const view of [seen, fresh]) expect((await own.sign(view)).json.fault.code).toBe('signed-already')
    expect(await signatures(own)).toHaveLength(1)
  })

  test('from several views at the same instant', async () => {
    const own = await signing()
    const views = await Promise.all(Array.from({ length: 5 }, () => own.viewed()))
    const answers = await Promise.all(views.map((view) => own.sign(view)))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409, 409])
    for (const { json } of answers.filter((a) => a.status === 409))
      expect(json.fault.code).toBe('signed-already')
    expect(await signatures(own)).toHaveLength(1)
    expect(await own.events('payslips.sign')).toHaveLength(1)
  })
})

test('neither bytes of a payslip nor a signature can be changed, even on the database itself', async () => {
  const own = await signing()
  await own.sign(await own.viewed())
  for (const statement of [
    "update payslip set bytes = ''",
    "update payslip set due = '0.00'",
    'delete from payslip',
    "update signature set statement = ''",
    'delete from signature',
  ])
    await expect(own.db.client.execute(statement)).rejects.toThrow(/append-only/)
})
