import { describe, expect, test } from 'vitest'
import { readSmall, rows, inChinese } from './folder.ts'
import type { TableName } from '../../../shared/files/tables.ts'

type Accepted = [sentence: string, table: TableName, row: string, fields: object]

const cases: Accepted[] = [
  [
    'full-width digits are digits',
    'online',
    '０１,２０２０-11-12,５１５',
    { number: '01', date: '2020-11-12', minutes: 515 },
  ],
  ['nought minutes are a fact', 'online', '01,2020-11-12,0', { minutes: 0 }],
  ['a whole day is a fact', 'online', '01,2020-11-12,1440', { minutes: 1_440 }],
  ['leading noughts mean nothing in a count', 'online', '01,2020-11-12,0515', { minutes: 515 }],
  ['blanks around cells mean nothing', 'online', ' 01 ,\t2020-11-12,　515　', { number: '01', minutes: 515 }],
  [
    'invisible marks mean nothing',
    'online',
    '\u202d01\u202c,2020-11-12,\ufeff515',
    { number: '01', minutes: 515 },
  ],
  ['29 February of a leap year is a date', 'online', '01,2020-02-29,5', { date: '2020-02-29' }],
  [
    'a time may lack its leading nought',
    'attendance',
    '01,2020-11-12,早,8:21,17:03,出勤,是',
    { checkIn: '08:21', checkOut: '17:03' },
  ],
  [
    'a time may lie in the night after',
    'attendance',
    '01,2020-11-10,通宵,06:50,26:05,出勤,是',
    { checkOut: '26:05' },
  ],
  [
    'times may be written with a full-width colon',
    'attendance',
    '01,2020-11-12,早,08：21,,出勤,是',
    { checkIn: '08:21' },
  ],
  [
    'no time is none',
    'attendance',
    '01,2020-11-12,早,,,缺勤,是',
    { checkIn: null, checkOut: null, state: 'absent' },
  ],
  ['a shift may be a range', 'attendance', '01,2020-11-10,7:00-02:00,,,出勤,是', { shift: '07:00-26:00' }],
  ['出勤 is present', 'attendance', '01,2020-11-12,早,,,出勤,是', { state: 'present', confirmed: true }],
  ['迟到 is late', 'attendance', '01,2020-11-12,早,,,迟到,否', { state: 'late', confirmed: false }],
  ['早退 is left early', 'attendance', '01,2020-11-12,早,,,早退,是', { state: 'left-early' }],
  ['请假 is leave', 'attendance', '01,2020-11-12,早,,,请假,是', { state: 'leave' }],
  ['休息 is rest', 'attendance', '01,2020-11-12,早,,,休息,是', { state: 'rest' }],
  [
    'an amount keeps its meaning and loses its noughts',
    'awards',
    '03,2020-11-12,奖,0012.500,是',
    { amount: '12.5' },
  ],
  ['nothing is an amount', 'awards', '03,2020-11-12,奖,0.00,否', { amount: '0', reviewed: false }],
  [
    'a long amount keeps every digit',
    'awards',
    '03,2020-11-12,奖,123456789012.123456789012,是',
    { amount: '123456789012.123456789012' },
  ],
  [
    'a violation without an amount costs what its kind costs',
    'violations',
    '02,2020-11-12,迟到,,,生效',
    { deduction: null, note: '', state: 'in-force' },
  ],
  [
    'a violation may cost nothing',
    'violations',
    '02,2020-11-12,迟到,,0,申诉中',
    { deduction: '0', state: 'appealed' },
  ],
  [
    'a note may have lines and commas',
    'violations',
    '02,2020-11-12,迟到,"晚了,\n十分钟",,生效',
    { note: '晚了,\n十分钟' },
  ],
  [
    'an error of a level has no amount',
    'errors',
    '02,2020-11-12,4,,是,否',
    { level: 4, amount: null, companyVerified: true, schoolVerified: false },
  ],
  ['a cash error has one', 'errors', '02,2020-11-12,现金,88.8,否,是', { level: 'cash', amount: '88.8' }],
  [
    'a failed assessment',
    'assessments',
    '02,2020-09-25,3,未通过',
    { attempt: 3, passed: false, typingSpeed: null },
  ],
  ['points may be taken away', 'points', '01,2020-11-12,-20,', { points: -20, reason: '' }],
  [
    'staff without a class is in charge of all',
    'staff',
    'F1,秦沛悠,财务,,',
    { role: 'finance', classes: null, phone: null },
  ],
  [
    'staff may have several classes',
    'staff',
    'T1,卫砚禾,实训负责人,电商1班、电商2班,',
    { role: 'lead-teacher', classes: ['电商1班', '电商2班'] },
  ],
  ['a room may have no machines and no class', 'rooms', '201,60,0,', { seats: 60, machines: 0, classes: [] }],
  [
    'an account may be held until further notice',
    'accounts',
    '甲,01,,',
    { account: '甲', number: '01', from: null, to: null },
  ],
]

describe('a row that stands', () => {
  test.each(cases)('%s', (_, table, row, fields) => {
    const read = readSmall(rows(`${table}.csv`, row))
    expect(inChinese(read)).toEqual([])
    expect(read.tables[table]?.[0]).toMatchObject({ ...fields, line: 2 })
  })
})

test('a student of the roster has every field, blank ones as null', () => {
  const [leader, student] = readSmall().tables.roster ?? []
  expect(leader).toMatchObject({
    number: '01',
    name: '章雨知',
    className: '电商1班',
    group: '1组',
    position: 'leader',
    phone: '19900000001',
    idNumber: '99000020010203008X',
    cardNumber: '6200002049719300001',
    dorm: '7栋263',
    from: null,
    to: null,
  })
  expect(student).toMatchObject({
    position: 'student',
    phone: null,
    idNumber: null,
    cardNumber: null,
    dorm: null,
  })
})

test('private numbers may be grouped, full-width, and end in a small x', () => {
  const read = readSmall(
    rows(
      'roster.csv',
      '01,章,电商1班,1组,学生,199-0000-0001,99000020010203008x,６２００ 0020 4971 9300 001,',
      '02,周,电商1班,1组,学生,,,,',
      '03,金,电商2班,2组,学生,,,,',
    ),
  )
  expect(inChinese(read)).toEqual([])
  expect(read.tables.roster?.[0]).toMatchObject({
    phone: '19900000001',
    idNumber: '99000020010203008X',
    cardNumber: '6200002049719300001',
  })
})

test('a student may come later and leave earlier than the rest', () => {
  const header = '学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍,入营,离营'
  const read = readSmall({
    'roster.csv': `${header}
01,章,电商1班,1组,学生,,,,,2020-10-24,2020-11-11
02,周,电商1班,1组,学生,,,,,,
03,金,电商2班,2组,学生,,,,,2020-11-11,2020-10-24`,
  })
  expect(read.tables.roster?.map(({ from, to }) => [from, to])).toEqual([
    ['2020-10-24', '2020-11-11'],
    [null, null],
  ])
  expect(inChinese(read)).toContain('roster.csv:4: 离营: 早于开始日期 2020-11-11')
})

test('the content of a row is that of the fact, however it was written', () => {
  const [plain, odd] =
    readSmall({
      'awards.csv': `小组长复核,备注,金额,日期,学号,奖项
是,,100,2020-11-12,03,销售冠军
是,再说,０100.00,２０２０-11-12, 03 ,"销售冠军"`,
    }).tables.awards ?? []
  expect(odd?.content).toBe(plain?.content)
  expect(plain?.content).toBe(readSmall().tables.awards?.[0]?.content)
})
