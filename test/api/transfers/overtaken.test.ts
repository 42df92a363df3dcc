import { describe, expect, test } from 'vitest'
import { attestation } from '../../../api/attestations/table.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { reply } from '../../../api/replies/table.ts'
import { bank, deskOf, payees, resultFile } from '../../kit/bank.ts'
import type { Bank } from '../../kit/bank.ts'
import { awarded, violated } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { cardNumberOf } from '../../kit/numbers.ts'
import { studentPin } from '../../kit/pin.ts'
import { who } from '../../kit/school.ts'
import { november } from '../payouts/office.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const [me, other] = payees as [string, string]

/** Does something at the instant after these were read and before anything is written. */
function meanwhile(db: Database, these: string, act: () => Promise<unknown>) {
  const read = db.read.bind(db)
  db.read = async (queries) => {
    const rows = await read(queries)
    if (!(these in queries)) return rows
    db.read = read
    await act()
    return rows
  }
}

/** Two people have said that the student signed on paper. */
async function attested(own: Bank, number: string) {
  const { id, hash } = await own.slipOf(number)
  const head = { id: 'at-1', payslipId: id, hash, personId: `p-${number}`, at: 1 }
  const said = { id: 'r-1', requestId: 'at-1', final: true, at: 2, reason: '' }
  await own.db.write([
    own.db.query
      .insert(attestation)
      .values({ ...head, kind: 'paper', reason: '纸质', side: 'company', byId: `p-${who.supervisor}` }),
    own.db.query.insert(reply).values({ ...said, kind: 'grant', byId: `p-${who.lead}` }),
  ])
  return { id, hash }
}

describe('R19 R22 nothing goes to the bank that is not as it was read', () => {
  test('a signed payslip that the facts have overtaken waits until the run is computed anew', async () => {
    const own = await bank()
    await own.sign(me)
    await own.sign(other)
    await own.db.write([violated(own.db, me, '2020-10-28', { deduction: '30' })])
    expect((await own.see()).held).toContainEqual(
      expect.objectContaining({ number: me, why: 'facts-changed' }),
    )
    expect((await own.send()).json).toMatchObject({ count: 1 })
    expect((await own.transfers()).map(({ personId }) => personId)).toEqual([`p-${other}`])
    expect(code(await own.send())).toBe('nothing-to-send')
    const slip = await own.slipOf(me)
    const body = { payslipId: slip.id, reason: '当面签收' }
    expect(code(await own.ask('POST /api/transfers/otherwise', { as: who.finance, body }))).toBe(
      'not-payable',
    )
  })

  test('a difference that two open runs have carried is paid by the first of them alone', async () => {
    const own = await bank()
    await own.sign(me)
    await own.send()
    await own.db.write([awarded(own.db, me, '2020-10-29', '50')])
    const last = await own.published({ from: '2020-12-01', to: '2020-12-10' })
    await deskOf(own, last.id).sign(me)
    const next = await own.published(november)
    await deskOf(own, next.id).sign(me)
    const desks = [deskOf(own, next.id), deskOf(own, last.id)] as const
    expect((await desks[0].send()).status).toBe(200)
    expect(code(await desks[1].send())).toBe('nothing-to-send')
  })

  test('nor what its student objects to at that instant', async () => {
    const own = await bank()
    const { id, hash } = await attested(own, me)
    const body = { payslipId: id, hash, kind: 'other', lineId: '', reason: '少了一天' }
    let raised = 0
    meanwhile(own.db, 'candidates', async () => {
      raised = (await own.ask('POST /api/objections', { as: me, body })).status
    })
    const answer = await own.send()
    expect(raised).toBe(200)
    expect([code(answer), await own.transfers()]).toEqual(['nothing-to-send', []])
  })

  test('and it is not handed over past the bank either', async () => {
    const own = await bank()
    const { id, hash } = await attested(own, me)
    const body = { payslipId: id, hash, kind: 'other', lineId: '', reason: '少了一天' }
    meanwhile(own.db, 'candidates', () => own.ask('POST /api/objections', { as: me, body }))
    const pays = { payslipId: id, reason: '当面签收' }
    const answer = await own.ask('POST /api/transfers/otherwise', { as: who.finance, body: pays })
    expect([answer.status, await own.transfers()]).toEqual([409, []])
  })

  test('R24 I6 a failed one that is sent again at the instant of a new card is not told of as confirmed for it', async () => {
    const own = await bank()
    await own.sign(me)
    const { id } = (await own.send()).json
    const failed = (await own.orders(id)).map((order) => ({ ...order, result: '失败', reason: '账号不存在' }))
    expect((await own.settle(id, resultFile(failed))).status).toBe(200)
    const [sent] = await own.transfers()
    expect((await own.confirm(sent!.id, me)).status).toBe(200)
    meanwhile(own.db, 'failed', () => own.send('again'))
    const body = { pin: studentPin, cardNumber: cardNumberOf(77) }
    expect((await own.ask('POST /api/private', { as: me, body })).status).toBe(200)
    expect((await own.transfers()).map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'failed'],
      [2, 'sent'],
    ])
    expect(await own.events('transfers.confirm')).toHaveLength(1)
    await everyChangeIsTold(own.db)
  })
})
