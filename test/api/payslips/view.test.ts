import { describe, expect, test } from 'vitest'
import { payslipView } from '../../../api/payouts/table.ts'
import { consent } from '../../../shared/payouts/consent.ts'
import { readPayslip, slipHash } from '../../../shared/payouts/canonical.ts'
import { rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { office } from '../payouts/office.ts'
import { me, myName, signing } from './signing.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('a student lists the own payslips of published runs, newest first', async () => {
  const { ask, run, slip, prepare, clock } = await signing()
  await prepare({ from: '2020-11-01', to: '2020-11-30' })
  expect((await ask('GET /api/payslips', { as: me })).json.payslips).toEqual([
    {
      id: slip,
      runId: run.id,
      from: '2020-10-24',
      to: '2020-10-31',
      revision: 1,
      due: '403.13',
      tax: '0.00',
      net: '403.13',
      publishedAt: clock.now(),
      signedAt: null,
      standing: 'waiting',
      transfers: [],
    },
  ])
})

test('a view gives the exact bytes that are stored, whose hash anybody can reckon', async () => {
  const { view, slips, slip, clock, events, db } = await signing()
  const { status, json } = await view()
  expect(status).toBe(200)
  const stored = (await slips()).find((s) => s.id === slip)!
  expect(json.bytes).toBe(stored.bytes)
  expect(json.hash).toBe(slipHash(utf8(json.bytes)))
  expect(readPayslip(utf8(json.bytes))).toMatchObject({ name: myName, total: '403.13', student: `p-${me}` })
  expect(json).toMatchObject({
    expiresAt: clock.now() + 30 * 60_000,
    consentVersion: consent.version,
    consentText: consent.text['zh-CN'],
    signedAt: null,
  })
  expect(await rowsOf(db, payslipView)).toMatchObject([{ id: json.viewId, usedAt: null, payslipId: slip }])
  expect(await events('payslips.view')).toMatchObject([
    { actor: `p-${me}`, target: slip, after: { hash: json.hash, view: json.viewId } },
  ])
})

test('the text that is agreed to comes in the reader’s language', async () => {
  const { ask, slip } = await signing()
  const { json } = await ask(`POST /api/payslips/${slip}/view`, {
    as: me,
    headers: { 'Accept-Language': 'en' },
  })
  expect(json.consentText).toBe(consent.text.en)
})

describe('nobody sees another’s payslip', () => {
  test.each([
    [who.studentC],
    [who.leaderA],
    [who.teacher1],
    [who.lead],
    [who.supervisor],
    [who.finance],
    [who.admin],
  ])('not %s', async (as) => {
    const { ask, slip, events } = await signing()
    for (const route of [`POST /api/payslips/${slip}/view`, `GET /api/payslips/${slip}/receipt`])
      expect((await ask(route, { as })).status).toBe(403)
    expect(await events('payslips.view')).toEqual([])
    expect(await events('authz_fail')).toHaveLength(2)
  })

  test('nor a stranger', async () => {
    const { ask, slip } = await signing()
    expect((await ask('GET /api/payslips')).status).toBe(401)
    expect((await ask(`POST /api/payslips/${slip}/view`)).status).toBe(401)
  })

  test('staff has none to list', async () => {
    const { ask } = await signing()
    expect((await ask('GET /api/payslips', { as: who.finance })).status).toBe(403)
  })
})

test('there is nothing to see before the run is published, nor of a payslip that there is not', async () => {
  const { ask, approved, db } = await office()
  await approved()
  const { rows } = await db.client.execute(`select id from payslip where person_id = 'p-${me}'`)
  expect((await ask(`POST /api/payslips/${String(rows[0]!['id'])}/view`, { as: me })).status).toBe(404)
  expect((await ask('POST /api/payslips/no-such-slip/view', { as: me })).status).toBe(404)
})
