import { readWorkbook } from '../../../api/files/workbook.ts'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { reportDays } from '../../../api/reports/report-days.ts'
import { dayReport } from '../../../api/reports/table.ts'
import { hours, minutes } from '../../kit/clock.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, who } from '../../kit/school.ts'

async function dayOver() {
  const own = await evening(shanghai('16:25'))
  const roll = (as: string, number: string, state: string) =>
    own.ask('POST /api/attendance/roll-call', {
      as,
      body: {
        date: lateShiftDate,
        shift: '晚',
        decisions: [{ personId: `p-${number}`, state, version: 0, reason: '核实过' }],
      },
    })
  for (const as of [who.studentA, who.otherA, who.studentC])
    await own.ask('POST /api/attendance/check-in', { as, body: { claimedAt: 1 } })
  own.clock.set(shanghai('16:40'))
  expect((await roll(who.leaderA, who.studentA, 'present')).status).toBe(200)
  expect((await roll(who.leaderA, who.otherA, 'late')).status).toBe(200)
  own.clock.set(shanghai('23:00'))
  const server = () => operatorCtx(own.db, { clock: own.clock })
  const see = async (as: string) => (await own.ask(`GET /api/reports/${lateShiftDate}`, { as })).json
  const told = async (as: string) =>
    (await own.ask('GET /api/notices', { as })).json.notices
      .filter(({ kind }: { kind: string }) => kind === 'day-report')
      .map(({ params }: { params: object }) => params)
  return { ...own, roll, server, see, told }
}

test('when the last shift is over both sides are told what the day came to, each of the own classes, once', async () => {
  const { server, told, see, clock, db, rows } = await dayOver()
  clock.pass(-1)
  await reportDays(server())
  expect(await rows(dayReport)).toEqual([])
  clock.pass(1)
  await Promise.all([reportDays(server()), reportDays(server())])
  await reportDays(server())
  const one = {
    date: lateShiftDate,
    version: '1',
    planned: '6',
    came: '2',
    confirmed: '2',
    present: '1',
    late: '1',
  }
  expect(await told(who.teacher1)).toMatchObject([
    { ...one, unconfirmed: '4', absent: '0', onlineMissing: '2' },
  ])
  expect(await told(who.teacher2)).toMatchObject([
    { planned: '6', came: '1', confirmed: '0', unconfirmed: '6' },
  ])
  for (const as of [who.lead, who.supervisor, who.supervisor2])
    expect(await told(as)).toMatchObject([{ planned: '12', came: '3', confirmed: '2', unconfirmed: '10' }])
  for (const as of [who.leaderA, who.studentA, who.finance, who.admin]) expect(await told(as)).toEqual([])
  expect(await see(who.teacher1)).toMatchObject({
    told: { version: 1, same: true },
    lines: [{ className: classes[0], name: '晚班', planned: 6, came: 2, late: 1 }],
  })
  expect((await see(who.lead)).lines.map(({ className }: { className: string }) => className)).toEqual([
    ...classes,
  ])
  await everyChangeIsTold(db)
})

test('what is said later makes the next version, of that class alone; the same content is the same version', async () => {
  const { server, told, see, roll, clock } = await dayOver()
  await reportDays(server())
  clock.pass(10 * hours)
  await roll(who.teacher1, who.leaderA, 'absent')
  expect(await see(who.teacher1)).toMatchObject({ told: { version: 1, same: false }, totals: { absent: 1 } })
  await reportDays(server())
  await reportDays(server())
  const versions = async (as: string) => (await told(as)).map(({ version }: { version: string }) => version)
  expect(await versions(who.teacher1)).toEqual(['2', '1'])
  expect(await versions(who.supervisor)).toEqual(['2', '1'])
  expect(await versions(who.teacher2)).toEqual(['1'])
})

test('a day that nobody was told of in time is told no more, and can still be looked at', async () => {
  const { server, told, see, clock } = await dayOver()
  clock.pass(12 * hours)
  await reportDays(server())
  expect(await told(who.teacher1)).toEqual([])
  expect(await see(who.teacher1)).toMatchObject({ told: null, totals: { planned: 6 } })
})

test('the report is a csv and a workbook, in the reach of who asks', async () => {
  const { ask, clock } = await dayOver()
  clock.pass(minutes)
  const file = async (as: string, format: string) =>
    (await ask(`GET /api/reports/${lateShiftDate}/file?format=${format}`, { as })).json
  const { name, base64 } = await file(who.teacher1, 'csv')
  expect(name).toBe(`考勤日报_${lateShiftDate}.csv`)
  const [head, line] = parse(Buffer.from(base64, 'base64'), {
    bom: true,
    relax_column_count: true,
  }) as string[][]
  expect(head!.slice(0, 5)).toEqual(['班级', '班次', '应到', '签到', '已确认'])
  expect(line!.slice(0, 5)).toEqual([classes[0], '晚班', '6', '2', '2'])
  const bytes = new Uint8Array(Buffer.from((await file(who.lead, 'xlsx')).base64, 'base64'))
  const book = await readWorkbook('x.xlsx', bytes)
  expect(book).not.toHaveProperty('reason')
  const text = JSON.stringify(book)
  for (const part of [...classes, '合计', '考勤日报']) expect(text).toContain(part)
  for (const as of [who.leaderA, who.finance, who.admin])
    expect((await ask(`GET /api/reports/${lateShiftDate}`, { as })).status).toBe(403)
})
