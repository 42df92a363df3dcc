/** What people decided in the program, against the same tables imported again. */
import { beforeEach, describe, expect, test } from 'vitest'
import { assessment } from '../../../api/assessments/table.ts'
import { award } from '../../../api/awards/table.ts'
import { violation } from '../../../api/violations/table.ts'
import { code, p, ruled, why } from '../../kit/ruled.ts'
import type { RuledEvening } from '../../kit/ruled.ts'
import { who } from '../../kit/school.ts'

const me = who.studentA
const date = '2020-11-10'
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const headers = {
  violations: '学号,日期,类别,说明,扣款,状态',
  errors: '学号,日期,级别,金额,甲方核实,乙方核实',
  awards: '学号,日期,奖项,金额,小组长复核',
  assessments: '学号,日期,次数,结果',
}
type Table = keyof typeof headers

let own: RuledEvening
beforeEach(async () => {
  own = await ruled()
})

const fileOf = (table: Table, rows: string[]) => [
  { name: `${table}.csv`, base64: base64([headers[table], ...rows, ''].join('\n')) },
]
const preview = async (table: Table, ...rows: string[]) =>
  (await own.post(who.supervisor, 'seasons/import/preview', { files: fileOf(table, rows) })).json
async function bring(table: Table, ...rows: string[]) {
  const { filesHash } = await preview(table, ...rows)
  const files = fileOf(table, rows)
  return (await own.post(who.supervisor, 'seasons/import', { files, filesHash })).json
}
const live = async () => (await own.rows(violation)).filter((v) => v.withdrawnBy === null)
const none = { new: 0, changed: 0, withdrawn: 0, unchanged: 0 }
const row = `${me},${date},玩手机,巡场,,生效`

describe('a violation of a file on which somebody has ruled', () => {
  beforeEach(async () => {
    await bring('violations', row)
    const [{ id } = { id: '' }] = await live()
    await own.post(me, `violations/${id}/appeal`, why)
  })

  test('stays as it is when the same table comes again', async () => {
    const again = await bring('violations', row)
    expect(again).toMatchObject({
      applied: false,
      warnings: [],
      counts: { violations: { ...none, unchanged: 1 } },
    })
    expect(await own.net()).toBe('240.00')
  })

  test('is not replaced by what the file says of it now, and the preview says so before anything is applied', async () => {
    const changed = `${me},${date},玩手机,巡场,50,生效`
    const seen = await preview('violations', changed)
    expect(seen.counts.violations).toEqual({ ...none, unchanged: 1 })
    expect(seen.warnings).toEqual([
      {
        file: 'violations.csv',
        line: 2,
        column: '-',
        message: `${me} ${date} 已在系统中由人处理过，文件中的内容没有采用`,
      },
    ])
    expect((await bring('violations', changed)).applied).toBe(false)
    expect(await live()).toHaveLength(1)
    expect(await own.net()).toBe('240.00')
  })

  test('is not withdrawn by a file that no longer has it, while a new row comes in', async () => {
    const done = await bring('violations', `${who.otherA},${date},睡觉,,,生效`)
    expect(done.counts.violations).toEqual({ ...none, new: 1 })
    expect(done.warnings).toMatchObject([{ line: 1, message: expect.stringContaining('予以保留') }])
    expect((await live()).map((v) => v.personId).toSorted()).toEqual([p(me), p(who.otherA)].toSorted())
  })

  test('and of two equal rows the one on which nobody has ruled goes first', async () => {
    await bring('violations', row, row)
    const done = await bring('violations', row)
    expect(done.counts.violations).toEqual({ ...none, withdrawn: 1, unchanged: 1 })
    expect(await own.net()).toBe('240.00')
  })
})

test('one on which nobody has ruled is replaced as ever', async () => {
  await bring('violations', row)
  expect((await bring('violations', `${me},${date},玩手机,巡场,50,生效`)).counts.violations).toEqual({
    ...none,
    changed: 1,
  })
  expect(await own.net()).toBe('190.00')
})

test('what was entered here no file withdraws; a row of the same student and date comes in with a remark', async () => {
  await own.violate(who.teacher1, { date })
  const done = await bring('violations', row, `${who.otherA},2020-11-11,睡觉,,,生效`)
  expect(done.counts.violations).toEqual({ ...none, new: 2 })
  expect(done.warnings).toMatchObject([{ line: 2, message: expect.stringContaining('是否重复') }])
  expect(await live()).toHaveLength(3)
  expect((await bring('violations', row)).warnings).toEqual([])
})

const error = (school: string) => `${me},${date},2,,是,${school}`

test('an error that the teacher verified here stays verified whatever the company’s file says', async () => {
  await bring('errors', error('否'))
  const { needs } = await own.get(who.teacher1, 'needs/money')
  await own.post(who.teacher1, `quality/${needs[0].error.id}/verify`)
  expect(await own.net()).toBe('190.00')
  for (const said of ['否', '是']) await bring('errors', error(said))
  expect(await own.net()).toBe('190.00')
})

test('an award that was reviewed here stays reviewed, one that was refused stays refused', async () => {
  await bring('awards', `${me},${date},冠军,100,否`, `${who.otherA},${date},冠军,100,否`)
  const [one, other] = ['studentA', 'otherA'] as const
  const rows = await own.rows(award)
  const idOf = (number: string) => rows.find((a) => a.personId === p(number))!.id
  await own.post(who.leaderA, `awards/${idOf(who[one])}/review`, { pass: true })
  await own.post(who.leaderA, `awards/${idOf(who[other])}/review`, { pass: false, ...why })
  const done = await bring('awards', `${me},${date},冠军,100,否`, `${who.otherA},${date},冠军,100,是`)
  expect(done.warnings).toHaveLength(1)
  expect([await own.net(), await own.net(who.otherA)]).toEqual(['340.00', '0.00'])
})

const recorded = (passed: boolean) =>
  own.post(who.teacher1, 'assessments', { personId: p(me), date: '2020-09-25', attempt: 1, passed })
const attempts = async () =>
  (await own.rows(assessment)).filter((a) => a.withdrawnBy === null).map((a) => a.passed)

describe('an attempt', () => {
  test('that was recorded here is the attempt: the file’s is not taken beside it', async () => {
    await recorded(true)
    const done = await bring('assessments', `${me},2020-09-26,1,未通过`, `${who.otherA},2020-09-26,1,通过`)
    expect(done.counts.assessments).toEqual({ ...none, new: 1, unchanged: 1 })
    expect(done.warnings).toMatchObject([{ file: 'assessments.csv', line: 2 }])
    expect(await attempts()).toEqual([true, true])
  })

  test('of a file that was taken back here does not come back with the file', async () => {
    await bring('assessments', `${me},2020-09-25,1,未通过`)
    const [{ id } = { id: '' }] = await own.rows(assessment)
    await own.post(who.teacher1, `assessments/${id}/withdraw`, why)
    expect((await bring('assessments', `${me},2020-09-25,1,未通过`)).applied).toBe(false)
    expect((await bring('assessments', `${me},2020-09-25,1,通过`)).applied).toBe(false)
    expect(await attempts()).toEqual([])
    await recorded(true)
    await bring('assessments', `${me},2020-09-25,1,未通过`)
    expect(await attempts()).toEqual([true])
  })
})

test('of an import and an appeal at the same moment neither undoes the other', async () => {
  await bring('violations', row)
  for (let i = 0; i < 5; i++) {
    const [{ id } = { id: '' }] = (await live()).filter((v) => v.personId === p(me))
    const files = fileOf('violations', [`${me},${date},玩手机,第${i}次,,生效`])
    const { filesHash } = (await own.post(who.supervisor, 'seasons/import/preview', { files })).json
    const [appeal, done] = await Promise.all([
      own.post(me, `violations/${id}/appeal`, why),
      own.post(who.supervisor, 'seasons/import', { files, filesHash }),
    ])
    expect(done.status).toBe(200)
    const now = (await live()).filter((v) => v.personId === p(me))
    expect(now).toHaveLength(1)
    if (appeal.status === 200) {
      expect(now[0]!.id).toBe(id)
      expect(await own.net()).toBe('240.00')
      return
    }
    expect(code(appeal)).toEqual([404, 'not-found'])
    expect(await own.net()).toBe('220.00')
  }
})
