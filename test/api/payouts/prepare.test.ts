import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { payoutRun } from '../../../api/payouts/table.ts'
import { enrolment } from '../../../api/people/table.ts'
import { readPayslip } from '../../../shared/payouts/canonical.ts'
import { addsUp } from '../../../shared/payouts/adds-up.ts'
import { rowsOf } from '../../kit/evening.ts'
import { awarded, erred, insured, online } from '../../kit/facts.ts'
import { everybody, who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { october, office } from './office.ts'

const p = (number: string) => `p-${number}`
const students = everybody.filter((n) => n.startsWith('2019'))
const bytesOf = (slip: { bytes: string }) => readPayslip(new TextEncoder().encode(slip.bytes))

test('a draft has a payslip for everybody on the roster, in its order', async () => {
  const { prepare, see, slips, events } = await office()
  const { status, json } = await prepare()
  expect([status, json.changed]).toEqual([200, students.length])
  const run = await see(json.id)
  expect(run).toMatchObject({ ...october, state: 'draft', version: 1, publishedAt: null, approvals: [] })
  expect(run.contentHash).toBe(json.contentHash)
  expect(run.payslips.map((s: { number: string }) => s.number)).toEqual(students)
  expect(run.payslips[1]).toMatchObject({
    number: who.studentA,
    className: '19电商1班',
    revision: 1,
    due: '403.13',
    tax: '0.00',
    net: '403.13',
    signedAt: null,
  })
  // 5 × 80, 15 minutes at 12.5; a leader 20 more a day.
  expect(run.totals).toEqual({ due: '1309.39', tax: '0.00', net: '1309.39' })
  expect(run.counts).toMatchObject({ payslips: students.length, signed: 0, waiting: 0 })
  for (const slip of await slips()) expect(addsUp(bytesOf(slip))).toBe(true)
  expect(await events('payouts.prepare')).toMatchObject([
    { actor: p(who.supervisor), target: json.id, after: { slips: students.length, ...october } },
  ])
})

test('the same facts give the same bytes, and nothing is written', async () => {
  const { db, prepare, clock, events } = await office()
  const first = await prepare()
  const before = await contentOf(db)
  clock.pass(3_600_000)
  const second = await prepare(october, who.supervisor2)
  expect(second.json).toEqual({ ...first.json, changed: 0 })
  // The answer is kept with the key only where something was done.
  expect(await contentOf(db)).toBe(before)
  expect(await events('payouts.prepare')).toHaveLength(1)
})

test('an end that is left out is the first or last day of the stages', async () => {
  const { prepare, see } = await office()
  expect(await see((await prepare({})).json.id)).toMatchObject({ from: '2020-09-12', to: '2020-11-22' })
  expect((await prepare({})).json.changed).toBe(0)
})

describe('a fact that changes a payslip', () => {
  test('makes a new revision of that one alone, and takes both approvals away', async () => {
    const { db, prepare, approved, see, slips } = await office()
    const { id } = await approved()
    expect(await see(id)).toMatchObject({ state: 'approved' })
    const before = await slips()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    const { json } = await prepare()
    expect(json).toMatchObject({ id, changed: 1 })
    const after = await slips()
    const [old, ...others] = [before.find((s) => s.personId === p(who.studentA))!, ...before]
    expect(after.filter((s) => s.personId !== p(who.studentA))).toEqual(
      others.filter((s) => s.personId !== p(who.studentA)),
    )
    expect(after.filter((s) => s.personId === p(who.studentA))).toMatchObject([
      { id: old.id, revision: 1, current: false, bytes: old.bytes },
      { revision: 2, current: true, due: '503.13' },
    ])
    expect(await see(id)).toMatchObject({ state: 'draft', approvals: [], contentHash: json.contentHash })
  })

  test('and is taken back is yet another revision: old approvals do not come back', async () => {
    const { db, prepare, approved, see } = await office()
    const { id, contentHash } = await approved()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    await prepare()
    await db.client.execute('update award set withdrawn_by = 1')
    expect((await prepare()).json.contentHash).not.toBe(contentHash)
    expect(await see(id)).toMatchObject({ state: 'draft', approvals: [] })
  })

  test('that lies outside the period changes nothing', async () => {
    const { db, prepare } = await office()
    const first = await prepare()
    await db.write([
      awarded(db, who.studentA, '2020-11-01', '100'),
      online(db, who.studentA, '2020-11-02', 600),
    ])
    expect((await prepare()).json).toEqual({ ...first.json, changed: 0 })
  })

  test('a discrepancy that changes no payslip is shown anew, and the approvals stay', async () => {
    const { db, ask, prepare, approved, see, events } = await office()
    const { id, contentHash, version } = await approved()
    const missing = async () =>
      (await ask(`GET /api/discrepancies/${id}`, { as: who.supervisor })).json.discrepancies.filter(
        (d: { code: string }) => d.code === 'insurance-missing',
      ).length
    expect(await missing()).toBe(students.length)
    await db.write([
      insured(db, who.studentA),
      erred(db, who.studentA, '2020-10-27', { schoolVerified: false }),
    ])
    expect((await prepare()).json).toEqual({ id, contentHash, changed: 0 })
    expect(await missing()).toBe(students.length - 1)
    expect(await see(id)).toMatchObject({ state: 'approved', version })
    expect(await events('payouts.prepare')).toHaveLength(1)
  })
})

describe('the roster', () => {
  test('a student who is gone has no payslip in the run; one who comes back gets the next revision', async () => {
    const { db, prepare, see, slips } = await office()
    const { id } = (await prepare()).json
    const of = async () =>
      (await slips()).filter((s) => s.personId === p(who.studentA)).map((s) => [s.revision, s.current])
    const set = (by: string | null) =>
      db.write([
        db.query
          .update(enrolment)
          .set({ withdrawnBy: by })
          .where(eq(enrolment.personId, p(who.studentA))),
      ])
    await set('import-2')
    expect((await prepare()).json).toMatchObject({ id, changed: 0 })
    expect(await see(id)).toMatchObject({ counts: { payslips: students.length - 1 } })
    expect(await of()).toEqual([[1, false]])
    await set(null)
    expect((await prepare()).json).toMatchObject({ id, changed: 1 })
    expect(await of()).toEqual([
      [1, false],
      [2, true],
    ])
  })
})

describe('who may prepare', () => {
  test.each([[who.studentA], [who.leaderA], [who.teacher1], [who.lead], [who.finance], [who.admin]])(
    'not %s',
    async (number) => {
      const { db, prepare, events } = await office()
      expect((await prepare(october, number)).status).toBe(403)
      expect(await rowsOf(db, payoutRun)).toEqual([])
      expect(await events('authz_fail')).toHaveLength(1)
    },
  )

  test('nor a stranger', async () => {
    const { ask } = await office()
    expect((await ask('POST /api/payouts', { body: october })).status).toBe(401)
  })
})
