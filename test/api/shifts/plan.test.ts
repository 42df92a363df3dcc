import { describe, expect, test } from 'vitest'
import { notice } from '../../../api/notices/table.ts'
import { planChange, planEntry } from '../../../api/shifts/table.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p } from '../attendance/says.ts'

const [first, second] = classes
const friday = '2020-11-13'
const word = '与学校商定'
/** Nobody of this school has a policy or has passed, and a late shift is followed by an early one. */
const reasons = { rest: word, uninsured: word, unpassed: word }
const change = (cell: string, more: object = {}) => ({
  cells: [{ date: friday, className: first, cell, was: '', ...more }],
  reasons,
})
const publish = ({ ask }: Evening, body: object, as: string = who.supervisor) =>
  ask('POST /api/shifts/plan', { as, body })
const see = async ({ ask }: Evening, as: string = who.supervisor) =>
  (await ask('GET /api/shifts/plan', { as })).json
const cellOf = async (school: Evening, date = friday, className: string = first) =>
  (await see(school)).cells.find(
    (one: { date: string; className: string }) => one.date === date && one.className === className,
  )?.cell

const fileSaying = (cell: string) => [
  {
    name: 'plan.csv',
    base64: Buffer.from(`日期,星期,${first},${second}\n${friday},五,${cell},\n`).toString('base64'),
  },
]

describe('a change of the plan', () => {
  test('holds at once, keeps what was, and is told to whom it concerns', async () => {
    const school = await evening()
    const { db, rows, ask } = school
    await db.write([plan(db, friday, first, '晚', p(who.otherA))])
    expect(await publish(school, change('早'))).toMatchObject({ status: 200, json: { cells: 1 } })
    expect(await cellOf(school)).toBe('早')
    const month = await ask('GET /api/attendance/month?month=2020-11', { as: who.studentA })
    expect(month.json.days.find((day: { date: string }) => day.date === friday)).toMatchObject({ plan: '早' })

    expect(await publish(school, change('待定', { was: '早' }))).toMatchObject({ status: 200 })
    const stored = (await rows(planEntry)).filter((row) => row.date === friday && row.personId === null)
    expect(stored.map(({ cell, withdrawnBy }) => [cell, withdrawnBy !== null])).toEqual([
      ['早', true],
      ['待定', false],
    ])
    const changes = await rows(planChange)
    expect(changes).toHaveLength(2)
    expect(changes[0]).toMatchObject({ byId: p(who.supervisor), cells: 1, reasons })
    const told = (await rows(notice)).filter(({ kind }) => kind === 'plan-changed')
    expect(new Set(told.map(({ personId }) => personId))).toEqual(
      new Set([who.leaderA, who.studentA, who.leaderB, who.studentB, '2019010013'].map(p)),
    )
    expect(told[0]!.params).toEqual({ from: friday, to: friday, days: '1' })
    await everyChangeIsTold(db)
  })

  test('says what it is held against, and on whom something else holds', async () => {
    const school = await evening()
    await school.db.write([plan(school.db, friday, first, '晚', p(who.otherA))])
    const seen = await see(school, who.teacher1)
    expect(seen.today).toBe(lateShiftDate)
    expect(seen.ground.classes).toEqual([
      { name: first, students: 6 },
      { name: second, students: 6 },
    ])
    expect(seen.personal).toEqual([{ key: `${friday} ${first}`, students: 1 }])
    expect(seen.ground.gaps.filter(({ code }: { code: string }) => code === 'uninsured')).toHaveLength(12)
    expect(JSON.stringify(seen)).not.toContain(who.studentA)
  })

  test('of which a kind of warning is not explained is refused whole', async () => {
    const school = await evening()
    const { rest: _rest, ...some } = reasons
    const refused = await publish(school, { ...change('早'), reasons: { ...some, rest: '  ' } })
    expect(refused).toMatchObject({ status: 422, json: { fault: { code: 'plan-unexplained' } } })
    expect(refused.json.fault.message).toContain('1 类提醒')
    expect(await school.rows(planChange)).toEqual([])
    // A rest takes nothing away that anybody would warn about.
    const day = { date: lateShiftDate, className: second, was: '晚', cell: '' }
    const away = await evening(shanghai('09:00'))
    expect((await publish(away, { cells: [day], reasons: {} })).status).toBe(200)
  })

  const refused: [what: string, at: string, body: object, code: string][] = [
    ['is over', '09:00', { date: '2020-11-11' }, 'plan-past'],
    ['has begun', '16:05', { date: lateShiftDate, was: '晚' }, 'plan-past'],
    ['is not what was looked at', '09:00', { was: '晚' }, 'overtaken'],
    ['has a shift that nobody knows', '09:00', { cell: '夜' }, 'plan-shift-unknown'],
    ['is of another class', '09:00', { className: '20电商9班' }, 'not-found'],
  ]
  test.each(refused)('of a day that %s is refused', async (_, at, more, code) => {
    const school = await evening(shanghai(at))
    expect((await publish(school, change('早', more))).json.fault.code).toBe(code)
    expect(await school.rows(planChange)).toEqual([])
  })

  test('is the supervisor’s', async () => {
    const school = await evening()
    for (const as of [who.teacher1, who.lead, who.finance, who.leaderA])
      expect((await publish(school, change('早'), as)).status).toBe(403)
    expect((await school.ask('GET /api/shifts/plan', { as: who.studentA })).status).toBe(403)
  })

  test('by two at one instant is made once', async () => {
    for (let n = 0; n < counts(3, 100); n += 1) {
      const school = await evening()
      const both = await Promise.all([
        publish(school, change('早')),
        publish(school, change('晚'), who.supervisor2),
      ])
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
      expect(await school.rows(planChange)).toHaveLength(1)
    }
  })

  test('is compared by a file that comes after it as what a file brought', async () => {
    const school = await evening()
    await publish(school, change('早'))
    const preview = async (cell: string) =>
      (
        await school.ask('POST /api/seasons/import/preview', {
          as: who.supervisor,
          body: { files: fileSaying(cell) },
        })
      ).json.counts.plan
    expect(await preview('早')).toMatchObject({ unchanged: 1, changed: 0 })
    expect(await preview('晚')).toMatchObject({ unchanged: 0, changed: 1 })
  })
})
