import { describe, expect, test } from 'vitest'
import { access } from '../../../shared/people/access.ts'
import { importSeason } from '../../../api/seasons/import.ts'
import { bank, deskOf, payees, resultFile } from '../../kit/bank.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { attended, awarded } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { callers, scopesFor } from '../../kit/matrix.ts'
import { allRoutes, requestOf } from '../../kit/requests.ts'
import { who } from '../../kit/school.ts'
import { signingBody, typed } from '../../kit/signing.ts'
import { seasonRules } from '../../kit/season.ts'
import { november, october } from '../payouts/office.ts'
import { closed, closedSeason, closingOf, paid } from './closing.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const [first, second, third] = payees as [string, string, string]
describe('I5 closing a run', () => {
  test('takes one of each side once everybody is paid, in either order', async () => {
    const own = await paid()
    expect(await own.see()).toMatchObject({ closedAt: null, open: [], said: [] })
    expect((await own.close('school')).status).toBe(200)
    expect(await own.see()).toMatchObject({ said: [{ side: 'school' }] })
    expect(code(await own.close('school'))).toBe('closed-already')
    expect((await own.close('company')).json.closedAt).toBe(own.clock.now())
    expect((await own.ask(`GET /api/payouts/${own.run}`, { as: who.finance })).json).toMatchObject({
      state: 'published',
      closedAt: own.clock.now(),
    })
    expect(await own.events('closings.close-company')).toMatchObject([
      { target: own.run, after: { open: [], closed: true } },
    ])
    await everyChangeIsTold(own.db)
  })

  test('names who is not paid; two people may give a reason, each for the same', async () => {
    const own = closingOf(await bank())
    await own.sign(first)
    const { open } = await own.see()
    expect(open).toMatchObject([
      { number: first, left: 'ready' },
      { number: second, left: 'unsigned' },
      { number: third, left: 'unsigned' },
    ])
    const refused = await own.close('company')
    expect([refused.status, code(refused)]).toEqual([409, 'run-open'])
    expect(refused.json.fault.message).toContain('学生022')
    const reason = '两人退学，已放弃'
    expect((await own.close('company', { reason })).status).toBe(200)
    // Somebody was paid meanwhile: what was said of more people is said of these no longer.
    const { id } = (await own.send()).json
    expect(code(await own.close('school', { reason }))).toBe('run-under-way')
    await own.settle(id, resultFile(await own.orders(id)))
    expect((await own.close('school', { reason })).json.closedAt).toBeNull()
    expect((await own.close('company', { reason })).json.closedAt).not.toBeNull()
    expect(await own.see()).toMatchObject({ said: [{ reason }, { reason }] })
  })

  test('is refused before publishing, for what has changed, and to one person for both', async () => {
    const own = await paid()
    const body = { openHash: 'other' }
    expect(code(await own.close('company', body))).toBe('wrong-state')
    const draft = (await own.prepare(november)).json.id
    const route = `POST /api/closings/${draft}/close-company`
    const { openHash } = (await own.ask(`GET /api/closings/${draft}`, { as: who.supervisor })).json
    expect(code(await own.ask(route, { as: who.supervisor, body: { openHash } }))).toBe('wrong-state')
    await own.db.client.execute(
      `insert into role_grant (id, person_id, role) values ('both', 'p-${who.lead}', 'supervisor')`,
    )
    expect((await own.close('company', {}, { as: who.lead })).status).toBe(200)
    expect(code(await own.close('school', {}, { as: who.lead }))).toBe('one-person')
  })

  test('of two sides at one instant, both are kept and the run is closed', async () => {
    const own = await paid()
    const answers = await Promise.all([own.close('company'), own.close('school')])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await own.see()).closedAt).not.toBeNull()
  })

  test.each([first, who.teacher1, who.admin, who.finance])('is not for %s', async (as) => {
    const own = await paid()
    const body = { openHash: (await own.see()).openHash }
    for (const side of ['company', 'school'])
      expect((await own.ask(`POST /api/closings/${own.run}/close-${side}`, { as, body })).status).toBe(403)
    expect((await own.ask(`GET /api/closings/${own.run}`, { as })).status).toBe(
      as === who.finance ? 200 : 403,
    )
  })
})

describe('a closed run', () => {
  test('is only looked at: every command about it is refused, and nothing of it changes', async () => {
    const own = await closed()
    const before = await own.see()
    const slip = await own.slipOf(first)
    const { contentHash } = await own
      .ask(`GET /api/payouts/${own.run}`, { as: who.supervisor })
      .then((a) => a.json)
    const reason = '另行发放，有收据'
    const answers = {
      company: await own.approve('company', own.run, contentHash, who.supervisor),
      school: await own.approve('school', own.run, contentHash, who.lead),
      publish: await own.publish(own.run, 1),
      send: await own.send(),
      settle: await own.preview(own.batch, resultFile([])),
      otherwise: await own.ask('POST /api/transfers/otherwise', {
        as: who.finance,
        body: { payslipId: slip.id, reason },
      }),
      accept: await own.ask(`POST /api/discrepancies/${own.run}/accept`, {
        as: who.supervisor,
        body: { keys: ['none'], reason },
      }),
      close: await own.close('company'),
    }
    expect(Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, code(answer)]))).toEqual(
      Object.fromEntries(Object.keys(answers).map((name) => [name, 'run-closed'])),
    )
    expect(await own.slipOf(first)).toEqual(slip)
    expect(await own.see()).toEqual(before)
    expect((await own.ask('GET /api/payslips', { as: first })).json.payslips).toHaveLength(1)
    await everyChangeIsTold(own.db)
  })

  test('takes no signature, doubt, attestation or payment, whoever writes it', async () => {
    const own = await closed()
    const { id } = await own.slipOf(first)
    const { client } = own.db
    const values = "'x', '2020', '" + own.run
    const writes = [
      `insert into objection (id, season_id, run_id, person_id, payslip_id, hash, line_kind, line_id, reason, asked_at)
        values (${values}', 'p', '${id}', '', 'tax', '', '', 1)`,
      `insert into attestation (id, payslip_id, hash, person_id, kind, reason, side, by_id, at)
        values ('x', '${id}', '', 'p', 'paper', '', 'school', 'b', 1)`,
      `update transfer set state = 'failed' where payslip_id = '${id}'`,
      `update payslip set current = 0 where id = '${id}'`,
      `update payout_run set closed_at = null`,
      `delete from closing`,
    ]
    for (const write of writes)
      await expect(client.execute(write), write).rejects.toThrow(/run-closed|append-only/)
  })

  test('who was left out may change the card; the payslip stays', async () => {
    const own = closingOf(await bank())
    const reason = '联系不上，另行处理'
    await own.closeBoth(own.run, reason)
    const slip = await own.slipOf(first)
    const { id } = slip
    await own.db.client.execute(`update attendance set state = 'absent' where date = '2020-10-28'`)
    expect(code(await own.prepare(october))).toBe('run-closed')
    const seen = (await own.ask(`POST /api/payslips/${id}/view`, { as: first })).json
    const body = signingBody(seen, typed(`学生${first.slice(-3)}`))
    expect(code(await own.ask(`POST /api/payslips/${id}/sign`, { as: first, body }))).toBe('run-closed')
    const card = { pin: '294817', cardNumber: '6200002049719300001' }
    expect((await own.ask('POST /api/private', { as: first, body: card })).json).toMatchObject({
      payslips: 0,
    })
    expect(await own.slipOf(first)).toEqual(slip)
  })
})

describe('a closed season', () => {
  test('is closed with its last run, not with the first: then every command about its facts is refused', async () => {
    const open = await closed()
    const record = { personId: `p-${first}`, date: '2020-11-04', kind: '玩手机' }
    const recorded = await open.ask('POST /api/violations', { as: who.teacher1, body: record })
    expect(recorded.status).toBe(200)

    const own = await closedSeason()
    const slipId = (await own.slipOf(first)).id
    const about = { student: first, slipId, runId: own.run, contentHash: '' }
    const routes = allRoutes.filter(({ action, method }) => access[action].facts && method === 'POST')
    expect(routes.length).toBeGreaterThan(30)
    for (const routed of routes) {
      const caller = callers.find(({ role }) => scopesFor(routed, role).length > 0)!
      const { route, body } = requestOf(routed.route, about)
      const answer = await own.ask(route, { as: caller.as, body })
      expect(code(answer), routed.route).toBe('season-closed')
    }
    for (const [route, as] of [
      ['GET /api/attendance/month?month=2020-11', first],
      ['GET /api/violations/own', first],
      [`GET /api/payouts/${own.run}`, who.finance],
    ] as const)
      expect((await own.ask(route, { as })).status, route).toBe(200)
  })
  test('takes no import, but that of another season', async () => {
    const own = await closedSeason()
    const roster =
      '学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍\n2021010001,陈新,新1班,1组,学生,,,,\n'
    const bring = (rules: object) =>
      importSeason(operatorCtx(own.db, { clock: own.clock }), {
        files: [
          { name: 'season.json', bytes: new TextEncoder().encode(JSON.stringify(rules)) },
          { name: 'roster.csv', bytes: new TextEncoder().encode(roster) },
        ],
      })
    await expect(bring(seasonRules())).rejects.toMatchObject({ code: 'season-closed' })
    expect((await bring({ ...seasonRules(), id: 'zz' })).applied).toBe(true)
    expect(
      (await own.ask('POST /api/attendance/check-in', { as: first, body: { claimedAt: 1 } })).json.fault
        ?.code,
    ).not.toBe('season-closed')
  })

  test('is not closed while somebody still has a difference coming: there would be no run for it', async () => {
    const own = await closed()
    const last = await own.published(november)
    const desk = deskOf(own, last.id)
    for (const number of payees) await desk.sign(number)
    const { id } = (await desk.send()).json
    await desk.settle(id, resultFile(await desk.orders(id)))
    await own.db.write([attended(own.db, first, '2020-10-31')])
    const refused = await own.close('company', {}, { run: last.id })
    expect(refused.json.fault).toMatchObject({
      code: 'run-carries',
      params: { count: 1, names: `学生${first.slice(-3)}` },
    })
    const extra = (await own.published({ from: '2020-12-29', to: '2020-12-30' })).id
    await own.closeBoth(last.id)
    await own.closeBoth(extra, '另行发放')
  })

  test('nor while facts that came late are in no payslip: of one of nothing, or of who has left the roster', async () => {
    const own = await closed()
    const last = await own.published(november)
    const desk = deskOf(own, last.id)
    for (const number of payees) await desk.sign(number)
    const { id } = (await desk.send()).json
    await desk.settle(id, resultFile(await desk.orders(id)))
    // Nothing was due to this student in November.
    await own.db.write([awarded(own.db, who.otherA, '2020-11-03', '50')])
    const refused = await own.close('company', { reason: '照旧关闭' }, { run: last.id })
    expect(refused.json.fault).toMatchObject({ code: 'run-carries', params: { count: 1, names: '学生003' } })
    await own.db.client.execute(`update award set withdrawn_by = 'test'`)
    await own.db.write([attended(own.db, first, '2020-10-31')])
    await own.db.client.execute(`update enrolment set withdrawn_by = 'test' where person_id = 'p-${first}'`)
    const again = await own.close('company', { reason: '照旧关闭' }, { run: last.id })
    expect(again.json.fault).toMatchObject({ code: 'run-carries', params: { count: 1 } })
  })
})
