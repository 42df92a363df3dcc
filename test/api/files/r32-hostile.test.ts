/** R32: whatever comes in as a season's file is read as a table or refused by sheet, row and column. */
import { describe, expect, test } from 'vitest'
import { readsHere } from '../../../api/files/reads.ts'
import { formatProblem } from '../../../shared/files/problem.ts'
import { importing } from '../seasons/importing.ts'
import { bytesOf, small } from '../../shared/files/folder.ts'
import { sheetOfCsv, workbookOf } from '../../kit/workbooks.ts'
import type { CellOf, SheetOf } from '../../kit/workbooks.ts'

const tables = Object.entries(small).filter(([name]) => name.endsWith('.csv'))
const seasonFile = { name: 'season.json', bytes: bytesOf(small['season.json']!) }
const known = { students: ['01', '02', '03'], classes: ['电商1班', '电商2班'] }

/** What is said about a workbook of these sheets beside the small season's rules. */
async function saidOf(sheets: readonly SheetOf[], file = '名单.xlsx') {
  const read = await readsHere.season([seasonFile, { name: file, bytes: workbookOf(sheets) }], known)
  return { ...read, said: read.problems.map((problem) => formatProblem(problem, 'zh-CN')) }
}
const rosterHeader = ['学号', '姓名', '班级', '小组', '岗位', '手机号', '身份证号', '银行卡号', '宿舍']
const rosterOf = (...rows: CellOf[][]): SheetOf => ({ name: '名册', rows: [rosterHeader, ...rows] })

describe('a season in workbooks', () => {
  const book = workbookOf(tables.map(([name, csv]) => sheetOfCsv(name.replace('.csv', ''), csv)))
  const season = { 'season.json': small['season.json']! }

  test('brings what its CSV files would, and after them nothing', async () => {
    const [csv, xlsx] = [await importing(), await importing()]
    const wanted = (await csv.bring()).counts
    const done = await xlsx.bringOnly({ ...season, '2020年双十一.xlsx': book })
    expect(done).toMatchObject({ applied: true, counts: wanted, problems: [] })
    expect((await csv.bringOnly({ ...season, '2020年双十一.xlsx': book })).applied).toBe(false)
  })

  test('knows a table by its sheet’s name or the file’s, in both languages, and names what it leaves out', async () => {
    const points = sheetOfCsv('Sheet1', small['points.csv']!)
    const named = await saidOf([points], '积分.xlsx')
    expect(named.tables.points).toHaveLength(1)
    expect(
      (
        await saidOf([
          { ...points, name: 'Points' },
          { name: '说明', rows: [['x']] },
        ])
      ).tables.points,
    ).toHaveLength(1)
    const left = await saidOf([points, { name: '说明', rows: [['x']] }])
    expect([left.tables, left.ignored]).toEqual([{}, ['名单.xlsx/Sheet1', '名单.xlsx/说明']])
    const twice = await saidOf([
      { ...points, name: '积分' },
      { ...points, name: 'points' },
    ])
    expect(twice.said).toEqual(['points:1: -: 同名的文件不止一个，只能读一个'])
  })

  test('reads dates, times and hours after midnight as the tables write them', async () => {
    const header = ['学号', '日期', '班次', '签到', '签退', '状态', '确认']
    const row: CellOf[] = [
      '01',
      { n: '44147', style: 1 },
      '早',
      { n: '0.34791666666666665', style: 2 },
      { n: '1.0833333333333333', style: 3 },
      '出勤',
      '是',
    ]
    const { tables: read, said } = await saidOf([{ name: '考勤', rows: [header, row] }])
    expect(said).toEqual([])
    expect(read.attendance).toMatchObject([{ date: '2020-11-12', checkIn: '08:21', checkOut: '26:00' }])
  })
})

describe('each bad cell is named by sheet, row and column', () => {
  const good = ['01', '章雨知', '电商1班', '1组', '学生', '', '', '', '']
  const asText = '请在 Excel 中把这一列设为“文本”格式后重新填写'
  const cases: [string, CellOf[], string[]][] = [
    [
      'a card in a number’s cell',
      good.with(7, { n: '6200002049719300001' } as never),
      [`银行卡号: 号码被表格软件改成了科学计数法，末几位已经丢失；${asText}`],
    ],
    [
      'an ID number in one',
      good.with(6, { n: '9.9000020010203E+17' } as never),
      [`身份证号: 号码被表格软件改成了科学计数法，末几位已经丢失；${asText}`],
    ],
    [
      'a formula',
      good.with(1, { f: 'A1&"x"', v: '章雨知' } as never),
      ['姓名: 这一格是公式；请复制后“选择性粘贴 → 数值”，再导入'],
    ],
    [
      'a formula that calls elsewhere',
      good.with(8, { f: 'WEBSERVICE("http://x")' } as never),
      ['宿舍: 这一格是公式；请复制后“选择性粘贴 → 数值”，再导入'],
    ],
    [
      'an error',
      good.with(1, { xml: (at: string) => `<c r="${at}" t="e"><v>#N/A</v></c>` } as never),
      ['姓名: 这一格是表格软件报的错误值，请改正'],
    ],
    ['a NUL', good.with(1, '章_x0000_雨' as never), ['姓名: 含有不可见的控制字符，请重新填写']],
    [
      'a shared text that is not there',
      good.with(1, { xml: (at: string) => `<c r="${at}" t="s"><v>9</v></c>` } as never),
      [],
    ],
  ]
  test.each(cases)('%s', async (_, row, reasons) => {
    const { said, tables: read } = await saidOf([rosterOf(['02', ...good.slice(1)], row)])
    if (!reasons.length)
      return void expect(said).toEqual([
        '名单.xlsx/名册:1: -: 无法读取这个 Excel 文件；请用 Excel 或 WPS 打开后另存为 .xlsx 再试',
      ])
    expect(said).toEqual(reasons.map((reason) => `名单.xlsx/名册:3: ${reason}`))
    expect(read.roster).toHaveLength(1)
    return undefined
  })

  test('merged ones, but not those of a header', async () => {
    const rows = [
      ['01', '2020-11-12', '5', '好评'],
      ['02', '2020-11-12', '5', ''],
    ]
    const after = '<mergeCells count="2"><mergeCell ref="D2:D3"/><mergeCell ref="C1:D1"/></mergeCells>'
    const { said } = await saidOf([
      { name: '积分', rows: [['学号', '日期', '积分', '事由'], ...rows], after },
    ])
    const merged = '事由: 这一格与别的格合并了；请取消合并，每格分别填写'
    expect(said).toEqual([`名单.xlsx/积分:2: ${merged}`, `名单.xlsx/积分:3: ${merged}`])
  })

  test('full-width digits are digits, marks that turn text around are none, and a header may be called anything', async () => {
    const header = ['学号', '日期', '积分', '事由', '__proto__', 'constructor']
    const { said, tables: read } = await saidOf([
      { name: '积分', rows: [header, ['０１', '２０２０-１１-１２', '\u202e５', '\u200f好评', 'x', 'y']] },
    ])
    expect(said).toEqual([])
    expect(read.points).toMatchObject([{ number: '01', date: '2020-11-12', points: 5, reason: '好评' }])
  })
})

test.each([
  ['an old workbook', 'roster.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), '旧的 .xls 请另存为 .xlsx'],
  ['a text called a workbook', 'roster.xlsx', bytesOf('学号,姓名'), '无法读取这个 Excel 文件'],
  ['a workbook called a text', 'points.csv', workbookOf([sheetOfCsv('x', small['points.csv']!)]), ''],
  ['UTF-16', 'points.csv', new Uint8Array(Buffer.from(`\ufeff${small['points.csv']}`, 'utf16le')), ''],
])('its first bytes say what a file is: %s', async (_, name, bytes, said) => {
  const { problems, tables: read } = await readsHere.season([seasonFile, { name, bytes }], known)
  if (said)
    expect(problems.map((problem) => formatProblem(problem, 'zh-CN'))).toEqual([
      expect.stringContaining(said),
    ])
  else expect([problems, read.points?.length]).toEqual([[], 1])
})
