import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSeason } from '../../../shared/files/read-season.ts'
import { demoFile, inChinese } from './folder.ts'

const folder = new URL('../../../data/season-2020/', import.meta.url)
const files = readdirSync(folder).map((name) => ({ name, bytes: demoFile(name) }))

test('the whole season of 2020 reads without a problem, and nothing of it is lost', () => {
  const read = readSeason(files)
  expect(inChinese(read)).toEqual([])
  expect(inChinese({ problems: read.warnings })).toEqual([])
  expect(read.ignored).toEqual(['payroll.csv'])
  expect(Object.fromEntries(Object.entries(read.tables).map(([name, rows]) => [name, rows.length]))).toEqual({
    roster: 200,
    plan: 72,
    assessments: 311,
    attendance: 11_471,
    online: 5_388,
    violations: 160,
    errors: 156,
    awards: 43,
    staff: 9,
    rooms: 2,
    insurance: 196,
    points: 5_000,
  })
})

/** The season with one line of a file written otherwise; line 1 is the header. */
function changed(file: string, line: number, from: string, to: string) {
  return files.map(({ name, bytes }) => {
    if (name !== file) return { name, bytes }
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[line - 1]).toContain(from)
    lines[line - 1] = (lines[line - 1] ?? '').replace(from, to)
    return { name, bytes: new TextEncoder().encode(lines.join('\r\n')) }
  })
}

test.each([
  [
    'attendance.csv',
    11_472,
    ',晚,',
    ',晚班,',
    '班次: 没有班次“晚班”；应为训、早、晚、通宵、通、后，或 7:00-02:00 这样的时段',
  ],
  ['attendance.csv', 2, ',是', ',已确认', '确认: “已确认”应为是、否之一'],
  ['online.csv', 5_389, '2020-', '2020/', '日期: '],
  ['points.csv', 5_001, ',', '"x",', '学号: 双引号的位置不对：含引号的内容应整格加引号，里面的引号写两遍'],
  ['plan.csv', 45, ',早', ',中', '19电商'],
])(
  'one mistake in %s on line %i is one problem, and all other rows stand',
  (file, line, from, to, complaint) => {
    const whole = readSeason(files)
    const read = readSeason(changed(file, line, from, to))
    expect(inChinese(read)).toEqual([expect.stringContaining(`${file}:${line}: ${complaint}`)])
    const table = file.replace('.csv', '') as 'online'
    expect(read.tables[table]).toEqual(whole.tables[table]?.filter((row) => row.line !== line))
  },
)
