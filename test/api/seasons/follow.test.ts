import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Database } from '../../../api/kernel/db.ts'
import { room } from '../../../api/rooms/table.ts'
import { addDays, workDateOf } from '../../../shared/time/work-date.ts'
import { season } from '../../../api/seasons/table.ts'
import { planEntry } from '../../../api/shifts/table.ts'
import { evening, eventsOf, rowsOf, shanghai } from '../../kit/evening.ts'
import { classes, who } from '../../kit/school.ts'
import { plan } from '../../kit/season.ts'
import { p } from '../attendance/says.ts'
import { openRooms } from '../attendance/room.ts'

const see = 'GET /api/seasons/following'
const make = 'POST /api/seasons/following'
const body = {
  id: '2021-double11',
  name: '2021 年双十一实训',
  from: '2021-09-11',
  classes: [{ name: classes[0], next: '20电商1班' }],
}

/** The files as they were made. */
async function made() {
  const school = await evening()
  await openRooms(school.db)
  const { json } = await school.ask(make, { as: who.supervisor, body })
  const [settings, book] = json.files as { name: string; base64: string }[]
  return { ...school, settings: settings!, book: book! }
}

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

/** The workbook with two students in its roster, as somebody fills it in. */
function filled({ name, base64 }: { name: string; base64: string }) {
  const parts = unzipSync(Buffer.from(base64, 'base64'))
  const sheet = 'xl/worksheets/sheet1.xml'
  const students = [
    ['2020010001', '周小禾', '20电商1班', 'A组', '小组长'],
    ['2020010002', '林小满', classes[1], 'A组', '小组长'],
  ]
  const rows = students.map((cells, i) => `<row r="${i + 2}">${cells.map(cell).join('')}</row>`).join('')
  parts[sheet] = strToU8(strFromU8(parts[sheet]!).replace('</sheetData>', `${rows}</sheetData>`))
  return { name, base64: Buffer.from(zipSync(parts)).toString('base64') }
}

test('it is looked at first: dates moved by whole weeks, names of the next year, nothing written', async () => {
  const { ask, db } = await evening()
  const { status, json, text } = await ask(see, { as: who.supervisor })
  expect(status, text).toBe(200)
  expect(json).toMatchObject({
    of: { id: '2020-double11', from: '2020-09-12', to: '2020-11-22' },
    id: '2021-double11',
    name: '2021 年双十一实训',
    from: '2021-09-11',
    to: '2021-11-21',
    days: 364,
    wholeWeeks: true,
    payBy: { before: '2020-12-30', after: '2021-12-29' },
  })
  expect(json.classes).toContainEqual({ name: classes[0], next: '20电商1班' })
  expect(json.grants).toContainEqual({
    name: expect.any(String),
    role: 'teacher',
    className: classes[0],
    next: '20电商1班',
  })
  expect(json.plan).toMatchObject({ weeks: 52, outside: 0, explained: 0, personal: 0 })
  expect(json.plan.dates).toBeGreaterThan(0)
  const other = await ask(`${see}?from=2021-09-13`, { as: who.supervisor })
  expect(other.json).toMatchObject({ from: '2021-09-13', days: 366, wholeWeeks: false, plan: { weeks: 52 } })
  expect(await eventsOf(db, 'seasons.follow')).toEqual([])
})

test('what is made goes in by the import, with plan and rooms, once its roster is filled in', async () => {
  const { ask, db, settings, book } = await made()
  expect([settings.name, book.name]).toEqual(['season.json', '2021-double11.xlsx'])
  expect(await eventsOf(db, 'seasons.follow')).toMatchObject([
    { target: '2020-double11', after: { id: '2021-double11', from: '2021-09-11', days: 364 } },
  ])
  const as = who.supervisor
  const files = [settings, filled(book)]
  const preview = await ask('POST /api/seasons/import/preview', { as, body: { files } })
  expect(preview.json.problems, preview.text).toEqual([])
  expect(JSON.stringify(preview.json.warnings)).toContain('成为当前的实训期')
  const { filesHash } = preview.json
  const done = await ask('POST /api/seasons/import', { as, body: { files, filesHash } })
  expect(done.json, done.text).toMatchObject({
    applied: true,
    counts: { season: { new: 1 }, roster: { new: 2 } },
  })
  expect((await ask('GET /api/seasons/rules', { as })).json.rules).toMatchObject({ id: '2021-double11' })
  const [before, after] = await Promise.all(['2020-double11', '2021-double11'].map((id) => planOf(db, id)))
  expect(before!.length).toBeGreaterThan(0)
  expect(inOrder(after!)).toEqual(
    inOrder(
      before!.map((row) => ({
        date: addDays(workDateOf(row.date), 364),
        className: row.className === classes[0] ? '20电商1班' : row.className,
        cell: row.cell,
      })),
    ),
  )
  const rooms = (await rowsOf(db, room)).filter(({ seasonId }) => seasonId === '2021-double11')
  expect(rooms.map((one) => one.classes).flat()).toContain('20电商1班')
})

/** The rows of the plan's sheet, cell by cell. */
const sheetOf = (book: string) => {
  const text = strFromU8(unzipSync(Buffer.from(book, 'base64'))['xl/worksheets/sheet2.xml']!)
  return [...text.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[^>]*>(.*?)<\/t>/g)].map(([, cell]) => cell),
  )
}

test('the plan keeps its weekdays and takes the reasons about hours along as remarks, and nobody’s own entries', async () => {
  const school = await evening(shanghai('09:00'))
  const { ask, db } = school
  const as = who.supervisor
  await db.write([
    plan(db, '2020-11-13', classes[0], '早', p(who.otherA)),
    plan(db, '2020-09-12', classes[1], '早'),
  ])
  const reasons = { rest: '次日晚一小时到岗', night: '已报备', uninsured: '在办', unpassed: '补考' }
  const cells = [{ date: '2020-11-13', className: classes[0], cell: '16:30-24:00', was: '' }]
  expect(await ask('POST /api/shifts/plan', { as, body: { cells, reasons } })).toMatchObject({ status: 200 })

  // Two days later than a year of weeks: what would lie before the first day stays behind.
  const from = '2021-09-13'
  const seen = (await ask(`${see}?from=${from}`, { as })).json
  expect(seen.plan).toMatchObject({ weeks: 52, outside: 1, explained: 1, personal: 1 })
  const answer = await ask(make, { as, body: { ...body, from } })
  const [head, ...rows] = sheetOf(answer.json.files[1].base64)
  expect(head).toEqual(['日期', '星期', classes[1], '20电商1班', '备注'])
  const friday = rows.find(([date]) => date === '2021-11-12')!
  expect(friday[1]).toBe('五')
  expect(friday).toContain('16:30-24:00')
  expect(friday.at(-1)).toBe('20电商1班 夜间：已报备')
  expect(rows.filter((row) => row.at(-1) !== '')).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain('在办')
})

const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify(row)).toSorted()

const planOf = async (db: Database, season: string) =>
  (await rowsOf(db, planEntry))
    .filter(({ seasonId, personId, cell }) => seasonId === season && personId === null && cell !== '')
    .map(({ date, className, cell }) => ({ date, className, cell }))

test('without its roster it does not become the current season', async () => {
  const { ask, db, settings, book } = await made()
  const as = who.supervisor
  const preview = (files: object[]) => ask('POST /api/seasons/import/preview', { as, body: { files } })
  const alone = await preview([settings])
  expect([alone.status, alone.json.fault.code]).toEqual([422, 'season-alone'])
  const files = [settings, book]
  const { filesHash, problems } = (await preview(files)).json
  expect(JSON.stringify(problems)).toContain('学生名单中没有班级')
  const body = { files, filesHash, skipBadRows: true }
  const applied = await ask('POST /api/seasons/import', { as, body })
  expect([applied.status, applied.json.fault.code]).toEqual([422, 'season-alone'])
  expect(await rowsOf(db, season)).toHaveLength(1)
})

test('an id that is taken and days that overlap are refused', async () => {
  const { ask, db } = await evening()
  const as = who.admin
  const taken = await ask(make, { as, body: { ...body, id: '2020-double11' } })
  expect([taken.status, taken.json.fault.code]).toEqual([409, 'season-taken'])
  const within = await ask(make, { as, body: { ...body, from: '2020-11-22' } })
  expect([within.status, within.json.fault.code]).toEqual([409, 'season-overlaps'])
  expect((await ask(make, { as, body: { ...body, id: '../x' } })).status).toBe(422)
  expect(await rowsOf(db, season)).toHaveLength(1)
})

test.each([who.teacher1, who.lead, who.finance, who.studentA])(
  '%s may neither see nor make it',
  async (as) => {
    const { ask } = await evening()
    expect((await ask(see, { as })).status).toBe(403)
    expect((await ask(make, { as, body })).status).toBe(403)
  },
)
