import { expect, test } from 'vitest'
import { remindOfDeadlines } from '../../../api/deadlines/remind.ts'
import { tick } from '../../../api/jobs/tick.ts'
import { notice } from '../../../api/notices/table.ts'
import { seasonReport } from '../../../api/season-report/table.ts'
import { season } from '../../../api/seasons/table.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { rowsOf, shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { testKeys } from '../../kit/keys.ts'
import { seasonRules } from '../../kit/season.ts'
import { seasonId, who } from '../../kit/school.ts'
import { p } from '../attendance/says.ts'
import { site } from '../settlement/site.ts'

type Site = Awaited<ReturnType<typeof site>>
const inCharge = [who.supervisor, who.supervisor2, who.finance]

const at = ({ db, clock }: Site, date: string) => {
  clock.set(shanghai('09:00', date))
  return remindOfDeadlines(operatorCtx(db, { clock }))
}
/** What this person was told of terms, the first first. */
const kindsOf = async ({ db }: Site, of: string) =>
  (await rowsOf(db, notice))
    .filter(({ personId, kind }) => personId === p(of) && /^(deposit|settlement|payout)-/.test(kind))
    .toSorted((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, params }) => `${kind} ${params['date']}`)

test('supervisors and finance hear of a term three days and one day before it and once it is over, each once', async () => {
  const own = await site('2020-08-20')
  expect(await at(own, '2020-08-27')).toEqual({ told: 0 })
  for (const date of ['2020-08-28', '2020-08-30', '2020-09-01']) {
    expect(await at(own, date)).toEqual({ told: inCharge.length })
    expect(await at(own, date)).toEqual({ told: 0 })
  }
  // The night before the term, the day itself and the days after bring nothing new.
  for (const date of ['2020-08-31', '2020-09-02', '2020-09-20'])
    expect(await at(own, date)).toEqual({ told: 0 })
  for (const as of inCharge)
    expect(await kindsOf(own, as)).toEqual([
      'deposit-due 2020-08-31',
      'deposit-due 2020-08-31',
      'deposit-overdue 2020-08-31',
    ])
  for (const as of [who.lead, who.teacher1, who.admin, who.studentA])
    expect(await kindsOf(own, as)).toEqual([])
  expect(await own.events('deadlines.remind')).toMatchObject([
    { actor: 'operator', target: seasonId, after: { kind: 'deposit-due', people: 3 } },
    { after: { kind: 'deposit-due' } },
    { after: { kind: 'deposit-overdue', date: '2020-08-31' } },
  ])
  await everyChangeIsTold(own.db)
})

test('a step that was missed is made up for while it holds, and not once it is old', async () => {
  const own = await site('2020-08-20')
  expect(await at(own, '2020-08-29')).toEqual({ told: inCharge.length })
  expect(await at(own, '2020-08-30')).toEqual({ told: inCharge.length })
  const later = await site('2020-08-20')
  expect(await at(later, '2020-09-07')).toEqual({ told: inCharge.length })
  const much = await site('2020-08-20')
  expect(await at(much, '2020-09-08')).toEqual({ told: 0 })
})

test('what was met is not told of: the deposit once it is there, the settlement once it is paid', async () => {
  const own = await site('2020-08-20')
  await own.deposit('deposit-paid', '10000', '2020-08-20')
  expect(await at(own, '2020-08-30')).toEqual({ told: 0 })
  await own.deposit('deposit-paid', '0', '2020-08-20')
  expect(await at(own, '2020-08-30')).toEqual({ told: inCharge.length })

  const paid = await site()
  await paid.deposit('deposit-paid', '10000')
  await paid.judge('school')
  for (const side of ['company', 'school'] as const) await paid.agree(side)
  expect((await paid.settle()).status).toBe(200)
  expect(await at(paid, '2021-01-03')).toEqual({ told: inCharge.length })
  expect(await kindsOf(paid, who.finance)).toEqual(['payout-overdue 2020-12-30'])
})

test('of a season that asks for no deposit, none is told of', async () => {
  const own = await site('2020-08-20')
  const rules = seasonRules({ siteFees: { deposit: '0' } })
  await own.db.write([own.db.query.update(season).set({ rules })])
  expect(await at(own, '2020-08-30')).toEqual({ told: 0 })
})

test('the payouts are met once the season is closed; until then their term is told of as well', async () => {
  const own = await site()
  expect(await at(own, '2020-12-29')).toEqual({ told: inCharge.length })
  expect(await at(own, '2021-01-05')).toEqual({ told: 2 * inCharge.length })
  expect(await kindsOf(own, who.supervisor)).toEqual([
    'payout-due 2020-12-30',
    'payout-overdue 2020-12-30',
    'settlement-overdue 2021-01-04',
  ])
  const closed = await site()
  await closed.db.write([
    closed.db.query.insert(seasonReport).values({ seasonId, bytes: '{}', hash: '', at: 0 }),
  ])
  expect(await at(closed, '2020-12-29')).toEqual({ told: 0 })
})

test('the job tells by itself at nine', async () => {
  const own = await site('2020-08-20')
  const run = async (time: string, date: string) => {
    own.clock.set(shanghai(time, date))
    await tick({ db: own.db, clock: own.clock, keys: testKeys, newId: () => crypto.randomUUID() })
    return (await rowsOf(own.db, notice)).filter(({ kind }) => kind === 'deposit-due').length
  }
  expect(await run('10:00', '2020-08-27')).toBe(0)
  expect(await run('08:59', '2020-08-28')).toBe(0)
  expect(await run('09:00', '2020-08-28')).toBe(inCharge.length)
  expect(await run('09:00', '2020-08-29')).toBe(inCharge.length)
})

test('nobody but the server does it', async () => {
  const { db, clock } = await site('2020-08-30')
  for (const as of [who.supervisor, who.finance, who.admin])
    await expect(remindOfDeadlines(ctxFor(db, { clock, as }))).rejects.toMatchObject({ code: 'forbidden' })
})
