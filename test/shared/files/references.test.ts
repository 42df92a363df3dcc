import { describe, expect, test } from 'vitest'
import { readSeason } from '../../../shared/files/read-season.ts'
import { bytesOf, inChinese, readSmall, rows, small } from './folder.ts'

test('a folder in which everything fits has no problems, and says what it passed over', () => {
  const read = readSmall({ 'payroll.csv': '', 'notes.txt': '', '.DS_Store': '' })
  expect(inChinese(read)).toEqual([])
  expect(read.warnings).toEqual([])
  expect(read.ignored).toEqual(['payroll.csv', 'notes.txt', '.DS_Store'])
  expect(read.season?.id).toBe('2020-double11')
})

describe('a row may refer only to what is there', () => {
  test.each([
    ['online.csv', '99,2020-11-12,5', '学号: 学生名单中没有学号 99'],
    ['accounts.csv', '甲,99,,', '学号: 学生名单中没有学号 99'],
    ['insurance.csv', '99,PA1,2020-10-20,2020-12-05', '学号: 学生名单中没有学号 99'],
    ['staff.csv', 'T1,卫砚禾,辅导员,电商1班、电商9班,', '班级: 学生名单中没有班级“电商9班”'],
    ['rooms.csv', '201,60,52,电商9班', '班级: 学生名单中没有班级“电商9班”'],
  ])('in %s: %s', (file, row, complaint) => {
    expect(inChinese(readSmall(rows(file, row)))).toEqual([`${file}:2: ${complaint}`])
  })

  test('who refers to a student whose row has an error hears of that, not of an unknown student', () => {
    const roster = rows(
      'roster.csv',
      '01,章,电商1班,1组,学生,,123,,',
      '02,周,电商1班,1组,学生,,,,"',
      '03,金,电商2班,2组,学生,,,,',
    )
    const read = readSmall({
      ...roster,
      ...rows('online.csv', '01,2020-11-12,5', '02,2020-11-12,5', '03,2020-11-12,5'),
    })
    expect(inChinese(read)).toEqual(
      expect.arrayContaining([
        'roster.csv:3: 宿舍: 双引号没有成对，这一行没有读取',
        'online.csv:2: 学号: 学号 01 在学生名单中的那一行有错误，请先改正',
        'online.csv:3: 学号: 学号 02 在学生名单中的那一行有错误，请先改正',
      ]),
    )
    expect(read.tables.online?.map(({ number }) => number)).toEqual(['03'])
  })

  test('a class is one even while the rows of all its students have errors', () => {
    const roster = rows(
      'roster.csv',
      '01,章,电商1班,1组,班长,,,,',
      '02,周,电商1班,1组,班长,,,,',
      '03,金,电商2班,2组,学生,,,,',
    )
    expect(inChinese(readSmall(roster)).filter((text) => text.startsWith('plan.csv'))).toEqual([])
  })
})

describe('a key stands once', () => {
  test.each([
    [
      'roster.csv',
      [
        '01,章,电商1班,1组,学生,,,,',
        '02,周,电商1班,1组,学生,,,,',
        '03,金,电商2班,2组,学生,,,,',
        '０1,李,电商1班,1组,学生,,,,',
      ],
      'roster.csv:5: 学号: 与第 2 行重复',
    ],
    ['plan.csv', ['2020-11-12,,早,晚', '2020-11-12,,晚,早'], 'plan.csv:3: 日期: 与第 2 行重复'],
    [
      'assessments.csv',
      ['01,2020-09-25,1,通过', '01,2020-09-26,01,未通过'],
      'assessments.csv:3: 学号 + 次数: 与第 2 行重复',
    ],
    [
      'attendance.csv',
      ['01,2020-11-12,7:00-2:00,,,出勤,是', '', '01,2020-11-12,07:00-26:00,,,缺勤,是'],
      'attendance.csv:4: 学号 + 日期 + 班次: 与第 2 行重复',
    ],
  ])('in %s', (file, lines, complaint) => {
    expect(inChinese(readSmall(rows(file, ...lines)))).toEqual([complaint])
  })

  test('the same fact again is another fact in a table without a key', () => {
    const read = readSmall(rows('online.csv', '01,2020-11-12,100', '01,2020-11-12,100'))
    expect(inChinese(read)).toEqual([])
    expect(read.tables.online?.map(({ content }) => content)).toEqual(
      Array(2).fill('["01","2020-11-12",100]'),
    )
  })

  test('a refused row holds no key', () => {
    const read = readSmall(rows('assessments.csv', '01,2020-09-25,1,?', '01,2020-09-25,1,通过'))
    expect(inChinese(read)).toEqual(['assessments.csv:2: 结果: “?”应为通过、未通过之一'])
    expect(read.tables.assessments).toHaveLength(1)
  })

  test('two students may share a name, but a shared card or ID number is remarked upon', () => {
    const id = '99000020010203008X,6200002049719300001'
    const read = readSmall(
      rows(
        'roster.csv',
        `01,章,电商1班,1组,学生,,${id},`,
        `02,章,电商1班,1组,学生,,${id},`,
        '03,章,电商2班,2组,学生,,,,',
      ),
    )
    expect(inChinese(read)).toEqual([])
    expect(inChinese({ problems: read.warnings })).toEqual([
      'roster.csv:3: 身份证号: 与第 2 行的号码相同',
      'roster.csv:3: 银行卡号: 与第 2 行的号码相同',
    ])
  })
})

describe('without the table that it refers to, a table is refused in one sentence', () => {
  test('the roster is missing', () => {
    const read = readSmall({ 'roster.csv': null })
    expect(inChinese(read)).toHaveLength(13)
    expect(inChinese(read)).toContain('online.csv:1: -: 需要先有 roster.csv 才能核对')
    expect(read.tables).toEqual({})
  })

  test('the roster cannot be read', () => {
    const read = readSmall({ 'roster.csv': '姓名\n章雨知\n' })
    expect(inChinese(read)[0]).toBe(
      'roster.csv:1: 学号、班级、小组、岗位、手机号、身份证号、银行卡号、宿舍: 表头缺少这些列：学号、班级、小组、岗位、手机号、身份证号、银行卡号、宿舍',
    )
    expect(inChinese(read)).toContain('online.csv:1: -: roster.csv 有错误，无法核对这张表')
    expect(inChinese(read)).toHaveLength(14)
  })

  test('the season has an error', () => {
    const read = readSmall({ 'season.json': '{}' })
    expect(inChinese(read).filter((text) => text.includes('season.json 有错误'))).toEqual([
      'plan.csv:1: -: season.json 有错误，无法核对这张表',
      'attendance.csv:1: -: season.json 有错误，无法核对这张表',
      'violations.csv:1: -: season.json 有错误，无法核对这张表',
      'errors.csv:1: -: season.json 有错误，无法核对这张表',
    ])
    expect(read.tables.online).toHaveLength(1)
  })
})

const file = (name: string, text: string) => ({ name, bytes: bytesOf(text) })

describe('beside what a database already knows', () => {
  const { season } = readSmall()
  const known = { season, students: ['01', '07'], classes: ['电商1班'] }

  test('a table alone can be read', () => {
    const read = readSeason([file('attendance.csv', small['attendance.csv'] ?? '')], known)
    expect(inChinese(read)).toEqual([])
    expect(read.tables).toEqual({ attendance: [expect.objectContaining({ number: '01', shift: '早' })] })
    expect(read.season).toBeUndefined()
  })

  test('the roster of the folder goes before that of the database', () => {
    const files = ['season.json', 'roster.csv'].map((name) => file(name, small[name] ?? ''))
    const online = file('online.csv', '学号,日期,在线分钟\n07,2020-11-12,5\n03,2020-11-12,5\n')
    expect(inChinese(readSeason([...files, online], known))).toEqual([
      'online.csv:2: 学号: 学生名单中没有学号 07',
    ])
  })

  test('its accounts resolve those of a report', () => {
    const accounts = [{ account: '甲', number: '07', from: null, to: null }]
    const online = file('online.csv', '账号,日期,在线分钟\n甲,2020-11-12,5\n')
    expect(readSeason([online], { ...known, accounts }).tables.online?.[0]?.number).toBe('07')
    expect(inChinese(readSeason([online], known))).toEqual([
      'online.csv:1: -: 需要先有 accounts.csv 才能核对',
    ])
  })
})

test('of two files of one name one is read, and it is said', () => {
  const files = ['a/season.json', 'a/roster.csv', 'b/ROSTER.CSV'].map((name) => ({
    name,
    bytes: bytesOf(small[name.slice(2).toLowerCase()] ?? ''),
  }))
  const read = readSeason(files)
  expect(inChinese(read)).toEqual(['ROSTER.CSV:1: -: 同名的文件不止一个，只能读一个'])
  expect(read.tables.roster).toHaveLength(3)
})
