import { expect, test } from 'vitest'
import { signature } from '../../../api/payouts/table.ts'
import { rowsOf } from '../../kit/evening.ts'
import { awarded } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'
import { me, signing } from '../payslips/signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>

const overtime = { kind: 'overtime', lineId: '' }
const raises = async (own: Signing, change: object = {}, as: string = me) =>
  own.ask('POST /api/objections', {
    as,
    body: {
      payslipId: own.slip,
      hash: (await own.viewed()).hash,
      ...overtime,
      reason: '10 月 26 日少了十分钟',
      ...change,
    },
  })
const answers = ({ ask }: Signing, id: string, as: string, said: object = {}) =>
  ask(`POST /api/objections/${id}/answer`, {
    as,
    body: { grant: false, reason: '平台报表是 495 分钟', ...said },
  })
const seen = async ({ ask }: Signing) => (await ask('GET /api/objections/own', { as: me })).json.objections
const standing = async ({ ask }: Signing) =>
  (await ask('GET /api/payslips', { as: me })).json.payslips[0].standing
const needs = async ({ ask }: Signing, as: string) =>
  (await ask('GET /api/needs/money', { as })).json.needs.filter(
    (n: { kind: string }) => n.kind === 'objection',
  )

async function raised(change: object = {}) {
  const own = await signing()
  const { status, json } = await raises(own, change)
  expect(status, JSON.stringify(json)).toBe(200)
  return { ...own, id: json.id as string }
}

test('a line is doubted, answered with a reason, and the payslip can be signed then', async () => {
  const own = await raised()
  expect(await standing(own)).toBe('objected')
  expect((await own.sign(await own.viewed())).json.fault.code).toBe('objection-open')
  expect(await rowsOf(own.db, signature)).toEqual([])
  const counts = (await own.see(own.run.id)).counts
  expect(counts).toMatchObject({ objected: 1, signed: 0, attested: 0, waiting: counts.payslips - 1 })

  const [card, ...more] = await needs(own, who.teacher1)
  expect(more).toEqual([])
  expect(card).toMatchObject({
    student: { personId: `p-${me}` },
    objection: { id: own.id, kind: 'overtime', reason: '10 月 26 日少了十分钟', line: { amount: '3.13' } },
  })
  expect(await needs(own, who.supervisor)).toHaveLength(1)
  expect(await needs(own, who.leaderA)).toEqual([])
  expect(await needs(own, who.teacher2)).toEqual([])

  expect((await answers(own, own.id, who.teacher1)).status).toBe(200)
  expect(await needs(own, who.teacher1)).toEqual([])
  expect(await seen(own)).toMatchObject([
    { id: own.id, state: 'refused', replies: [{ kind: 'refuse', reason: '平台报表是 495 分钟' }] },
  ])
  const { notices } = (await own.ask('GET /api/notices', { as: me })).json
  const told = { kind: 'payslip-answered', about: own.slip, params: { kind: 'refuse' } }
  expect(notices).toContainEqual(
    expect.objectContaining({ ...told, params: expect.objectContaining(told.params) }),
  )
  expect((await own.sign(await own.viewed())).status).toBe(200)
  expect(await standing(own)).toBe('signed')
  await everyChangeIsTold(own.db)
})

test('taking it back with one tap opens the signature again', async () => {
  const own = await raised()
  expect((await own.ask(`POST /api/objections/${own.id}/withdraw`, { as: me })).status).toBe(200)
  expect(await standing(own)).toBe('waiting')
  expect((await answers(own, own.id, who.teacher1)).json.fault.code).toBe('replied-already')
  expect((await own.sign(await own.viewed())).status).toBe(200)
})

test('who objects to what: the own payslip as it stands, unsigned, and a line that is on it', async () => {
  const own = await raised()
  const refused = async (change: object, as?: string) => (await raises(own, change, as)).json.fault.code
  expect(await refused({})).toBe('asked-already')
  expect(await refused({ hash: 'another' })).toBe('slip-changed')
  expect(await refused({ kind: 'award' })).toBe('not-found')
  expect(await refused({ kind: 'violation', lineId: 'v' })).toBe('appeal-instead')
  expect(await refused({ kind: 'error', lineId: 'q' })).toBe('appeal-instead')
  expect(await refused({ reason: ' ' })).toBe('bad-input')
  expect(await refused({ reason: '长'.repeat(301) })).toBe('bad-input')
  expect(await refused({}, who.otherA)).toBe('forbidden')
  expect((await raises(own, { kind: 'other', reason: '少了一项奖励' })).status).toBe(200)
  const other = await signing()
  await other.sign(await other.viewed())
  expect((await raises(other)).json.fault.code).toBe('signed-already')
})

test('nobody but who is in charge answers, once, and says why', async () => {
  const own = await raised()
  for (const as of [me, who.leaderA, who.teacher2, who.finance, who.admin])
    expect((await answers(own, own.id, as)).status, as).toBe(403)
  expect((await answers(own, own.id, who.lead, { reason: '' })).status).toBe(422)
  const both = await Promise.all([answers(own, own.id, who.teacher1), answers(own, own.id, who.supervisor)])
  expect(both.map((a) => a.status).toSorted()).toEqual([200, 409])
})

test('R19 it moves to the newest revision whose line is there, and is overtaken where the line is gone', async () => {
  const own = await raised()
  await own.db.write([awarded(own.db, me, '2020-10-28', '100')])
  await own.prepare()
  const newest = (await own.slips()).find((s) => s.personId === `p-${me}` && s.current)!
  expect(newest.id).not.toBe(own.slip)
  expect(await needs(own, who.teacher1)).toHaveLength(1)
  await own.db.client.execute("update online_time set withdrawn_by = 'x' where person_id = 'p-" + me + "'")
  await own.prepare()
  expect(await needs(own, who.teacher1)).toEqual([])
  expect(await seen(own)).toMatchObject([{ state: 'overtaken' }])
  await everyChangeIsTold(own.db)
})

test('R20 approvals stand through doubts and answers: no amount has changed by them', async () => {
  const own = await raised()
  const before = (await own.see(own.run.id)).approvals
  await answers(own, own.id, who.teacher1, { grant: true, reason: '改好了就重算' })
  expect((await own.see(own.run.id)).approvals).toEqual(before)
  expect(before).toHaveLength(2)
})
