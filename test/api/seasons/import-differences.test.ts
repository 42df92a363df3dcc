import { describe, expect, test } from 'vitest'
import type { TableDifference } from '../../../api/seasons/differing.ts'
import { importing, linesOf, rows, seasonJson, textOf, type Change } from './importing.ts'

/** What a preview of these files shows of a table, of which the small folder is there already. */
async function shown(change: Change): Promise<Record<string, TableDifference>> {
  const { bring } = await importing()
  await bring()
  return (await bring(change, { preview: true })).differences
}

const withRoster = (turn: (lines: string[]) => string[]) => ({
  'roster.csv': textOf(turn(linesOf('roster.csv'))),
})

describe('a preview shows the rows that differ', () => {
  test('of facts: new ones, those that are gone, and each changed cell before and after, with names', async () => {
    const { online, attendance } = await shown({
      ...rows('online.csv', '01,2020-11-12,520', '02,2020-11-12,480'),
      ...rows('attendance.csv', '01,2020-11-12,早,08:21,17:03,迟到,否'),
    })
    expect(online).toEqual({
      columns: ['学号', '日期', '在线分钟'],
      new: [['02 周惜', '2020-11-12', '480']],
      changed: [{ of: '01 章雨知 2020-11-12', cells: [{ column: '在线分钟', before: '515', after: '520' }] }],
      withdrawn: [],
    })
    expect(attendance!.changed).toEqual([
      {
        of: '01 章雨知 2020-11-12 早',
        cells: [
          { column: '状态', before: '出勤', after: '迟到' },
          { column: '确认', before: '是', after: '否' },
        ],
      },
    ])
  })

  test('of the plan, the rooms and what is gone', async () => {
    const { plan, rooms, insurance } = await shown({
      'plan.csv': '日期,星期,电商1班,电商2班\n2020-11-12,周四,晚,晚\n2020-11-13,周五,早,\n',
      'rooms.csv': '教室,座位数,可用机器,班级\n实训楼203,60,40,电商1班、电商2班\n',
      ...rows('insurance.csv'),
    })
    expect(plan).toMatchObject({
      columns: ['日期', '班级', '班次'],
      new: [
        ['2020-11-13', '电商1班', '早'],
        ['2020-11-13', '电商2班', ''],
      ],
      changed: [{ of: '2020-11-12 电商1班', cells: [{ column: '班次', before: '早', after: '晚' }] }],
    })
    expect(rooms!.new).toEqual([['实训楼203', '60', '40', '电商1班、电商2班']])
    expect(insurance).toMatchObject({
      new: [],
      changed: [],
      withdrawn: [expect.arrayContaining(['01 章雨知'])],
    })
  })

  test('of the roster: places, names and numbers, of which only the ends are seen', async () => {
    const { roster } = await shown(
      withRoster(([head, first, second]) => [
        head!,
        first!.replace('6200002049719300001', '6200002049719306').replace('电商1班,1组', '电商2班,2组'),
        second!.replace('周惜,', '周昔,'),
        '04,于安,电商1班,1组,学生,,990000200203040025,,',
      ]),
    )
    expect(roster!.columns.slice(0, 5)).toEqual(['学号', '姓名', '班级', '小组', '岗位'])
    expect(roster!.new).toEqual([['04', '于安', '电商1班', '1组', '学生', '', '…0025', '', '', '', '']])
    expect(roster!.changed).toEqual([
      {
        of: '01 章雨知',
        cells: [
          { column: '班级', before: '电商1班', after: '电商2班' },
          { column: '小组', before: '1组', after: '2组' },
          { column: '银行卡号', before: '…0001', after: '…9306' },
        ],
      },
      { of: '02 周昔', cells: [{ column: '姓名', before: '周惜', after: '周昔' }] },
    ])
    expect(roster!.withdrawn.map((cells) => cells.slice(0, 3))).toEqual([['03', '金云', '电商2班']])
    expect(JSON.stringify(roster)).not.toMatch(/\d{11}/)
  })

  test('of the settings', async () => {
    const { season } = await shown({
      'season.json': seasonJson.replace('"hourlyRate": "12.5"', '"hourlyRate": "15"'),
    })
    expect(season!.changed).toEqual([
      { of: 'pay.overtime.hourlyRate', cells: [{ column: 'season.json', before: '12.5', after: '15' }] },
    ])
  })
})

test('at most fifty of each kind are shown, all are counted, and none is kept with the answer', async () => {
  const { bring } = await importing()
  await bring()
  const many = Array.from({ length: 70 }, (_, i) => `01,2020-11-12,${i}`)
  const change = rows('online.csv', ...many)
  const looked = await bring(change, { preview: true })
  expect(looked.counts['online']).toMatchObject({ new: 69, changed: 1 })
  expect([looked.differences['online']!.new.length, looked.differences['online']!.changed.length]).toEqual([
    50, 1,
  ])
  expect((await bring(change)).differences).toEqual({})
})
