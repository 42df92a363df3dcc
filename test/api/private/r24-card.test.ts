import { describe, expect, test } from 'vitest'
import { signature } from '../../../api/payouts/table.ts'
import { person } from '../../../api/people/table.ts'
import { readPayslip, slipHash } from '../../../shared/payouts/canonical.ts'
import { eq } from 'drizzle-orm'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { counts } from '../../kit/counts.ts'
import { rowsOf } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { who } from '../../kit/school.ts'
import { signingBody, typed } from '../../kit/signing.ts'
import { me, newCard, other, owning } from './owning.ts'

type Own = Awaited<ReturnType<typeof owning>>
const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const payslip = (bytes: string) => readPayslip(utf8ToBytes(bytes))
const names: Record<string, string> = { [me]: '学生002', [other]: '学生022' }

const inForce = async (own: Own, number: string = me) =>
  (await own.slipsOf(number)).find((slip) => slip.current && slip.publishedAt !== null)!

async function viewed({ ask }: Own, id: string, as: string = me) {
  const seen = (await ask(`POST /api/payslips/${id}/view`, { as })).json
  return signingBody(seen, typed(names[as]!))
}
const sign = ({ ask }: Own, id: string, body: object, as: string = me) =>
  ask(`POST /api/payslips/${id}/sign`, { as, body })

async function signed(own: Own, as: string = me) {
  const { id } = await inForce(own, as)
  expect((await sign(own, id, await viewed(own, id, as), as)).status).toBe(200)
  return id
}

describe('R24 a card that changes after publishing, before any bank batch', () => {
  test('makes a new revision with the new payee; the signature is void, with the cause', async () => {
    const own = await owning()
    const id = await signed(own)
    const before = (await own.slipsOf(me))[0]!
    own.clock.pass(1000)
    expect((await own.enter({ cardNumber: newCard })).json).toEqual({ changed: ['cardNumber'], payslips: 1 })
    const [old, renewed] = await own.slipsOf(me)
    expect(old).toEqual({ ...before, current: false })
    expect(renewed).toMatchObject({ current: true, revision: 2, publishedAt: own.clock.now() })
    const [was, is] = [payslip(old!.bytes), payslip(renewed!.bytes)]
    const row = await own.rowOf(me)
    expect(is).toEqual({
      ...was,
      revision: 2,
      card: { last4: newCard.slice(-4), commitment: row.cardCommitment },
    })
    expect(is.card!.commitment).not.toBe(was.card!.commitment)
    expect(renewed!.hash).toBe(slipHash(utf8ToBytes(renewed!.bytes)))
    expect(await own.events('payslips.void')).toMatchObject([
      {
        actor: `p-${me}`,
        target: id,
        after: { cause: 'card-changed', by: renewed!.id, hash: renewed!.hash },
      },
    ])
    expect((await own.ask(`GET /api/payslips/${id}/receipt`, { as: me })).json.voided).toBe(true)
    const [shown] = (await own.ask('GET /api/payslips', { as: me })).json.payslips
    expect(shown).toMatchObject({ id: renewed!.id, revision: 2, signedAt: null, net: before.net })
    expect(await own.noticesOf(me, 'payslip-changed')).toMatchObject([{ about: renewed!.id }])
    await signed(own)
    await everyChangeIsTold(own.db)
  })

  test('leaves the run published, its approvals standing, and everybody else’s signature', async () => {
    const own = await owning()
    await signed(own)
    await signed(own, other)
    const before = await own.see(own.run.id)
    await own.enter({ cardNumber: newCard })
    const after = await own.see(own.run.id)
    const told = ['state', 'version', 'contentHash', 'approvals', 'totals'] as const
    for (const key of told) expect(after[key], key).toEqual(before[key])
    expect(after.counts).toEqual({ ...before.counts, signed: 1, waiting: before.counts.waiting + 1 })
    // Computing it anew finds nothing to change.
    const [again] = [await own.prepare()]
    expect(again.json).toEqual({ id: own.run.id, contentHash: before.contentHash, changed: 0 })
    expect(await own.see(own.run.id)).toMatchObject({ state: 'published', counts: after.counts })
  })

  test('that nobody has signed yet is renewed without a void', async () => {
    const own = await owning()
    const { id } = await inForce(own)
    await own.enter({ cardNumber: newCard })
    expect(await own.events('payslips.void')).toEqual([])
    expect(await own.events('payslips.renew')).toMatchObject([{ target: id }])
  })

  test('between view and signature: refused, nothing is signed, the new one is shown', async () => {
    const own = await owning()
    const { id } = await inForce(own)
    const view = await viewed(own, id)
    await own.enter({ cardNumber: newCard })
    const answer = await sign(own, id, view)
    expect([answer.status, code(answer)]).toEqual([409, 'slip-changed'])
    expect(await rowsOf(own.db, signature)).toEqual([])
    const renewed = await inForce(own)
    expect((await own.ask('GET /api/payslips', { as: me })).json.payslips[0].id).toBe(renewed.id)
    expect((await sign(own, renewed.id, await viewed(own, renewed.id))).status).toBe(200)
  })

  test('at the same instant as the signature: no signature stands over another card', async () => {
    const own = await owning()
    const outcomes = new Set<string>()
    // The limit of changes an hour is not what this is about.
    for (let round = 0; round < counts(8, 200); round++) {
      await own.db.client.execute('delete from rate_limit')
      const { id } = await inForce(own)
      const view = await viewed(own, id)
      const [entered, signing] = await Promise.all([
        own.enter({ cardNumber: cardNumberOf(100 + round) }),
        sign(own, id, view),
      ])
      expect(entered.status, entered.text).toBe(200)
      outcomes.add(`${signing.status}`)
      const now = await inForce(own)
      expect(payslip(now.bytes).card!.last4).toBe(cardNumberOf(100 + round).slice(-4))
      expect((await rowsOf(own.db, signature)).filter((s) => s.payslipId === now.id)).toEqual([])
      own.clock.pass(1000)
    }
    for (const outcome of outcomes) expect(['200', '409']).toContain(outcome)
    const voids = await own.events('payslips.void')
    expect(voids).toHaveLength((await rowsOf(own.db, signature)).length)
    await everyChangeIsTold(own.db)
  })

  test('and came with a roster: computing the run anew shows the new payslip, and the run stays published', async () => {
    const own = await owning()
    const id = await signed(own)
    const before = await own.see(own.run.id)
    const row = await own.rowOf(other)
    const theirs = { cardNumberTail: '0001', cardCommitment: 'ab'.repeat(32) }
    await own.db.write([own.db.query.update(person).set(theirs).where(eq(person.id, row.id))])
    expect((await own.prepare()).json).toMatchObject({ contentHash: before.contentHash, changed: 1 })
    expect(await own.see(own.run.id)).toMatchObject({ state: 'published', approvals: before.approvals })
    expect(await inForce(own, other)).toMatchObject({ revision: 2 })
    expect(await own.noticesOf(other, 'payslip-changed')).toHaveLength(1)
    expect((await inForce(own)).id).toBe(id)
  })
})

describe('R24 a card that changes before publishing', () => {
  test('takes both approvals away, as any change of a payslip does', async () => {
    const own = await owning()
    const november = { from: '2020-11-01', to: '2020-11-30' }
    const { id, contentHash, version } = await own.approved(november)
    await own.enter({ cardNumber: newCard })
    expect(code(await own.publish(id, version))).toBe('content-changed')
    const { json } = await own.prepare(november)
    expect(json).toMatchObject({ id, changed: 1 })
    expect(json.contentHash).not.toBe(contentHash)
    expect((await own.see(id)).approvals).toEqual([])
    expect((await own.approve('company', id, json.contentHash, who.supervisor)).status).toBe(200)
  })

  test('and amounts that change after publishing still need both approvals again', async () => {
    const own = await owning()
    await own.enter({ cardNumber: newCard })
    await own.db.client.execute("update attendance set state = 'absent' where date = '2020-10-26'")
    await own.prepare()
    expect(await own.see(own.run.id)).toMatchObject({ state: 'draft', approvals: [] })
  })
})
