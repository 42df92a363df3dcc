import { describe, expect, test } from 'vitest'
import { payoutRun } from '../../../api/payouts/table.ts'
import { ruleProposal, season } from '../../../api/seasons/table.ts'
import { counts } from '../../kit/counts.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { importSeason } from '../../../api/seasons/import.ts'
import { evening } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'
import { seasonRules } from '../../kit/season.ts'

const dearer = () => {
  const rules = seasonRules()
  return { ...rules, pay: { ...rules.pay, overtime: { ...rules.pay.overtime, hourlyRate: '15' } } }
}
const bytesOf = (rules: unknown) => new TextEncoder().encode(JSON.stringify(rules))
const fileOf = (rules: unknown = dearer()) => ({
  name: 'season.json',
  base64: Buffer.from(bytesOf(rules)).toString('base64'),
})

async function propose(
  { ask }: Evening,
  {
    as = who.supervisor as string,
    files = [fileOf()],
  }: { as?: string; files?: ReturnType<typeof fileOf>[] } = {},
) {
  const preview = await ask('POST /api/seasons/import/preview', { as, body: { files } })
  if (preview.status !== 200) return preview
  return ask('POST /api/seasons/import', { as, body: { files, filesHash: preview.json.filesHash } })
}
const see = async ({ ask }: Evening, as: string = who.lead) =>
  (await ask('GET /api/seasons/rules', { as })).json
const decide = async (school: Evening, as: string = who.lead, grant = true) => {
  const { proposals } = await see(school)
  return school.ask(`POST /api/seasons/rules/${proposals[0].id}/decide`, { as, body: { grant } })
}
const rateOf = async (school: Evening) => (await see(school)).rules.pay.overtime.hourlyRate

describe('other rules for a season that runs', () => {
  test('are a proposal that says what it changes, and hold once a second person has confirmed them', async () => {
    const school = await evening()
    const proposed = await propose(school)
    expect(proposed).toMatchObject({
      status: 200,
      json: { applied: true, counts: { season: { changed: 1 } } },
    })
    expect(JSON.stringify(proposed.json.warnings)).toContain('另一位负责人确认')
    const before = await rateOf(school)
    expect(before).not.toBe('15')
    expect((await see(school)).proposals[0]).toMatchObject({
      own: false,
      decidedAt: null,
      changes: [{ path: 'pay.overtime.hourlyRate', before, after: '15' }],
    })
    expect(await decide(school)).toMatchObject({ status: 200, json: { version: 2, granted: true } })
    expect(await rateOf(school)).toBe('15')
    expect((await school.rows(season)).map(({ version }) => version)).toEqual([1, 2])
    await everyChangeIsTold(school.db)
  })

  test('are not confirmed by whoever proposed them, who may take them back', async () => {
    const school = await evening()
    await propose(school)
    expect((await decide(school, who.supervisor)).json.fault.code).toBe('one-person')
    expect((await decide(school, who.supervisor, false)).status).toBe(200)
    expect((await decide(school)).json.fault.code).toBe('wrong-state')
    expect(await school.rows(season)).toHaveLength(1)
  })

  test('come alone and one after the other', async () => {
    const school = await evening()
    const plan = { name: 'plan.csv', base64: Buffer.from('日期,星期,19电商1班\n').toString('base64') }
    expect((await propose(school, { files: [fileOf(), plan] })).json.fault.code).toBe('rules-alone')
    await propose(school)
    expect((await propose(school, { as: who.supervisor2 })).json.fault.code).toBe('rules-pending')
    expect(await school.rows(ruleProposal)).toHaveLength(1)
  })

  test('never come once a payslip has been published by the ones that stand, not from the operator either', async () => {
    const school = await evening()
    await propose(school)
    const run = { id: 'run-1', seasonId: seasonRules().id, fromDate: '2020-09-12', toDate: '2020-10-23' }
    const hashes = { contentHash: 'h', earnedHash: 'h', computedAt: 1, computedBy: 'x', publishedAt: 1 }
    await school.db.write([
      school.db.query.insert(payoutRun).values({ ...run, ...hashes, state: 'published', version: 1 }),
    ])
    expect((await decide(school)).json.fault.code).toBe('rules-published')
    expect((await decide(school, who.lead, false)).status).toBe(200)
    expect((await propose(school)).json.fault.code).toBe('rules-published')
    const files = [{ name: 'season.json', bytes: bytesOf(dearer()) }]
    await expect(importSeason(operatorCtx(school.db), { files })).rejects.toThrow('rules-published')
  })

  test('are decided once by two at one instant', async () => {
    for (let n = 0; n < counts(3, 100); n += 1) {
      const school = await evening()
      await propose(school)
      const both = await Promise.all([decide(school), decide(school, who.supervisor2)])
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect((await school.rows(season)).map(({ version }) => version)).toEqual([1, 2])
    }
  })

  test('are seen by the staff, and decided by those who approve', async () => {
    const school = await evening()
    await propose(school)
    for (const as of [who.teacher1, who.finance, who.admin]) {
      expect((await see(school, as)).version).toBe(1)
      expect((await decide(school, as)).status).toBe(403)
    }
    expect((await school.ask('GET /api/seasons/rules', { as: who.studentA })).status).toBe(403)
  })
})
