import { describe, expect, test } from 'vitest'
import { counts } from '../../kit/counts.ts'
import { awarded } from '../../kit/facts.ts'
import { everybody, who } from '../../kit/school.ts'
import { office, officeAfter } from './office.ts'
import type { Office } from './office.ts'

const p = (number: string) => `p-${number}`
const students = everybody.filter((n) => n.startsWith('2019'))

const noticesOf = async ({ ask }: Office, as: string) =>
  (await ask('GET /api/notices', { as })).json.notices as { kind: string; params: object; about: string }[]

test('publishing shows every student the payslip, and tells each once', async () => {
  const own = await office()
  const { ask, approved, publish, events, see, clock } = own
  const { id, contentHash, version } = await approved()
  expect((await ask('GET /api/payslips', { as: who.studentA })).json.payslips).toEqual([])
  const { status, json } = await publish(id, version)
  expect([status, json]).toEqual([200, { id, version: version + 1, publishedAt: clock.now() }])
  expect(await see(id)).toMatchObject({ state: 'published', publishedAt: clock.now(), version: version + 1 })
  for (const as of students) {
    const { payslips } = (await ask('GET /api/payslips', { as })).json
    expect(payslips).toHaveLength(1)
    expect(await noticesOf(own, as)).toMatchObject([
      { kind: 'payslip-published', about: payslips[0].id, params: { from: '2020-10-24', to: '2020-10-31' } },
    ])
  }
  expect(await events('payouts.publish')).toMatchObject([
    { actor: p(who.supervisor), target: id, after: { contentHash, version: version + 1 } },
  ])
})

describe('a run is not published', () => {
  test('without both approvals', async () => {
    const { prepare, approve, publish, see } = await office()
    const { id, contentHash } = (await prepare()).json
    const refused = async () => (await publish(id, (await see(id)).version)).json.fault
    expect(await refused()).toEqual({
      code: 'not-approved',
      message: '发布前需要甲方与学校各自批准当前内容。',
      params: {},
    })
    await approve('school', id, contentHash, who.lead)
    expect((await refused()).code).toBe('not-approved')
  })

  test('in another version than was looked at, or twice', async () => {
    const { approved, publish } = await office()
    const { id, version } = await approved()
    expect((await publish(id, version - 1)).json.fault.code).toBe('wrong-state')
    expect((await publish(id, version)).status).toBe(200)
    expect((await publish(id, version)).json.fault.code).toBe('wrong-state')
    expect((await publish(id, version + 1)).json.fault.code).toBe('wrong-state')
  })

  test('once the facts have changed, prepared anew or not', async () => {
    const { db, approved, prepare, publish, see } = await office()
    const { id, version } = await approved()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    expect((await publish(id, version)).json.fault.code).toBe('content-changed')
    await prepare()
    expect((await publish(id, (await see(id)).version)).json.fault.code).toBe('not-approved')
  })

  test('that there is not', async () => {
    const { publish } = await office()
    expect((await publish('no-such-run', 1)).status).toBe(404)
  })

  test.each([[who.lead], [who.teacher1], [who.finance], [who.admin], [who.studentA], [who.leaderA]])(
    'by %s',
    async (number) => {
      const { approved, publish, see, events } = await office()
      const { id, version } = await approved()
      expect((await publish(id, version, number)).status).toBe(403)
      expect((await see(id)).state).toBe('approved')
      expect(await events('authz_fail')).toHaveLength(1)
    },
  )
})

const timeout = counts(60_000, 900_000)

test('R20 of two who publish at the same instant one does', { timeout }, async () => {
  const { filled, copy } = await officeAfter((own) => own.approved())
  const { id, version } = filled
  for (let round = 0; round < counts(50, 500); round++) {
    const { db, publish, see, events } = await copy()
    const answers = await Promise.all([
      publish(id, version, who.supervisor),
      publish(id, version, who.supervisor2),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)!.json.fault.code).toBe('wrong-state')
    expect(await see(id)).toMatchObject({ state: 'published', version: version + 1 })
    expect(await events('payouts.publish')).toHaveLength(1)
    db.client.close()
  }
})

describe('a fact that changes a published payslip', () => {
  test('makes the run a draft again; published anew, only that student hears of it', async () => {
    const own = await office()
    const { db, ask, published, prepare, approve, publish, see } = own
    await published()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    const { id, contentHash } = (await prepare()).json
    expect(await see(id)).toMatchObject({ state: 'draft', approvals: [] })
    await approve('company', id, contentHash, who.supervisor)
    await approve('school', id, contentHash, who.lead)
    expect((await publish(id, (await see(id)).version)).status).toBe(200)
    const kinds = async (as: string) => (await noticesOf(own, as)).map((n) => n.kind).toSorted()
    expect(await kinds(who.studentA)).toEqual(['payslip-changed', 'payslip-published'])
    expect(await kinds(who.studentC)).toEqual(['payslip-published'])
    const { payslips } = (await ask('GET /api/payslips', { as: who.studentA })).json
    expect(payslips).toMatchObject([{ revision: 2, due: '503.13' }])
  })

  test('that is drafted twice before it is published is told of as new', async () => {
    const own = await office()
    const { db, prepare, published } = own
    await prepare()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    await published()
    expect((await noticesOf(own, who.studentA)).map((n) => n.kind)).toEqual(['payslip-published'])
  })
})
