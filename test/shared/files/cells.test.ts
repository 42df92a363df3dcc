import { describe, expect, test } from 'vitest'
import { inChinese, readSmall, rows } from './folder.ts'

const longNumber =
  '号码被表格软件改成了科学计数法，末几位已经丢失；请在 Excel 中把这一列设为“文本”格式后重新填写'
const lengthOfId = (length: number) => `身份证号应为 18 位，末位可为 X；这里有 ${length} 位或含有其他字符`
const lengthOfCard = (length: number) => `银行卡号应为 16 至 19 位数字；这里有 ${length} 位或含有其他字符`

/** A sentence, the file, the row that stands alone on line 2, and what is said of it after `file:2: `. */
type Refused = [sentence: string, file: string, row: string, complaint: string]

const everyday: Refused[] = [
  ['a date that does not exist', 'online.csv', '01,2020-02-30,5', '日期: 没有 2020-02-30 这一天'],
  ['a date with slashes', 'online.csv', '01,2020/9/12,5', '日期: “2020/9/12”应写成 2020-09-12 这样的日期'],
  [
    'a date in Chinese',
    'online.csv',
    '01,2020年9月12日,5',
    '日期: “2020年9月12日”应写成 2020-09-12 这样的日期',
  ],
  ['a date without its zeros', 'online.csv', '01,2020-9-2,5', '日期: “2020-9-2”应写成 2020-09-02 这样的日期'],
  ['a day as Excel counts it', 'online.csv', '01,44086,5', '日期: “44086”应写成 2020-09-12 这样的日期'],
  ['a blank date', 'online.csv', '01,,5', '日期: 不能为空'],
  ['minutes with a fraction', 'online.csv', '01,2020-11-12,5.5', '在线分钟: “5.5”应为 0 到 1440 之间的整数'],
  ['minutes below nothing', 'online.csv', '01,2020-11-12,-1', '在线分钟: “-1”应为 0 到 1440 之间的整数'],
  [
    'more minutes than a day has',
    'online.csv',
    '01,2020-11-12,1441',
    '在线分钟: “1441”应为 0 到 1440 之间的整数',
  ],
  ['minutes in words', 'online.csv', '01,2020-11-12,八小时', '在线分钟: “八小时”应为 0 到 1440 之间的整数'],
  ['minutes as an exponent', 'online.csv', '01,2020-11-12,1e2', '在线分钟: “1e2”应为 0 到 1440 之间的整数'],
  ['a row that breaks off', 'online.csv', '01,2020-11-12', '在线分钟: 不能为空'],
  [
    'a cell beyond the header',
    'online.csv',
    '01,2020-11-12,5,6',
    '#4: 这一行的格数多于表头的 3 列；内容里若有逗号，应整格加双引号',
  ],
  [
    'a check-in that no clock shows',
    'attendance.csv',
    '01,2020-11-12,早,8:60,17:00,出勤,是',
    '签到: “8:60”应为 08:30 这样的时间；次日两点写作 26:00',
  ],
  [
    'a check-out after the second night',
    'attendance.csv',
    '01,2020-11-12,早,08:00,48:00,出勤,是',
    '签退: “48:00”应为 08:30 这样的时间；次日两点写作 26:00',
  ],
  [
    'a time with seconds',
    'attendance.csv',
    '01,2020-11-12,早,08:00:00,17:00,出勤,是',
    '签到: “08:00:00”应为 08:30 这样的时间；次日两点写作 26:00',
  ],
  [
    'a state that does not exist',
    'attendance.csv',
    '01,2020-11-12,早,,,旷课,是',
    '状态: “旷课”应为出勤、迟到、早退、缺勤、请假、休息之一',
  ],
  [
    'a confirmation that is neither',
    'attendance.csv',
    '01,2020-11-12,早,,,出勤,√',
    '确认: “√”应为是、否之一',
  ],
  [
    'an unknown shift',
    'attendance.csv',
    '01,2020-11-12,中,,,出勤,是',
    '班次: 没有班次“中”；应为训、早、晚、通宵、通、后，或 7:00-02:00 这样的时段',
  ],
  [
    'a shift to be decided',
    'attendance.csv',
    '01,2020-11-12,待定,,,出勤,是',
    '班次: 没有班次“待定”；应为训、早、晚、通宵、通、后，或 7:00-02:00 这样的时段',
  ],
  [
    'an attempt that is no number',
    'assessments.csv',
    '01,2020-09-25,一,通过',
    '次数: “一”应为 1 到 99 之间的整数',
  ],
  ['an attempt number nought', 'assessments.csv', '01,2020-09-25,0,通过', '次数: “0”应为 1 到 99 之间的整数'],
  ['a result that is neither', 'assessments.csv', '01,2020-09-25,1,合格', '结果: “合格”应为通过、未通过之一'],
  [
    'points that are no whole number',
    'points.csv',
    '01,2020-11-12,8.5,',
    '积分: “8.5”应为 -1000000 到 1000000 之间的整数',
  ],
  [
    'an unknown role',
    'staff.csv',
    'T1,卫砚禾,班主任,,',
    '角色: “班主任”应为辅导员、实训负责人、甲方负责人、财务、管理员之一',
  ],
  ['seats that are no number', 'rooms.csv', '201,六十,52,', '座位数: “六十”应为 0 到 100000 之间的整数'],
  [
    'an insurance that ends first',
    'insurance.csv',
    '01,PA1,2020-12-05,2020-10-20',
    '至: 早于开始日期 2020-12-05',
  ],
  [
    'an account that is given back first',
    'accounts.csv',
    '甲,01,2020-12-05,2020-10-20',
    '至: 早于开始日期 2020-12-05',
  ],
]

const money: Refused[] = [
  [
    'an amount with a sign',
    'awards.csv',
    '03,2020-11-12,奖,-5,是',
    '金额: “-5”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'an amount with a plus',
    'awards.csv',
    '03,2020-11-12,奖,+5,是',
    '金额: “+5”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'an amount with a unit',
    'awards.csv',
    '03,2020-11-12,奖,5元,是',
    '金额: “5元”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'an amount with a separator',
    'awards.csv',
    '03,2020-11-12,奖,"1,000",是',
    '金额: “1,000”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'an amount as an exponent',
    'awards.csv',
    '03,2020-11-12,奖,1E+3,是',
    '金额: “1E+3”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'an amount that is not a number',
    'awards.csv',
    '03,2020-11-12,奖,NaN,是',
    '金额: “NaN”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  [
    'a bare point',
    'awards.csv',
    '03,2020-11-12,奖,.5,是',
    '金额: “.5”应为不带符号、单位和千位分隔符的金额，例如 12.5',
  ],
  ['an award without an amount', 'awards.csv', '03,2020-11-12,奖,,是', '金额: 不能为空'],
  [
    'a cash error without its amount',
    'errors.csv',
    '02,2020-11-12,现金,,是,是',
    '金额: 现金差错要写实际金额',
  ],
  [
    'a level that does not exist',
    'errors.csv',
    '02,2020-11-12,5,,是,是',
    '级别: “5”应为1、2、3、4、现金之一',
  ],
  [
    'an unknown kind of violation, even where the row gives its price',
    'violations.csv',
    '02,2020-11-12,打游戏,,15,生效',
    '类别: 实训期没有违纪类别“打游戏”；应为迟到、早退、玩手机、睡觉、旺旺挂起、拉黑顾客、私自承诺之一',
  ],
  ['a violation in no state', 'violations.csv', '02,2020-11-12,迟到,,,', '状态: 不能为空'],
]

const people: Refused[] = [
  [
    'a card number as Excel shows it',
    'roster.csv',
    '09,章,电商1班,1组,学生,,,6.2E+18,',
    `银行卡号: ${longNumber}`,
  ],
  [
    'an ID number as Excel shows it',
    'roster.csv',
    '09,章,电商1班,1组,学生,,9.90000200203E+17,,',
    `身份证号: ${longNumber}`,
  ],
  [
    'a student number as Excel shows it',
    'roster.csv',
    '2.01901E+09,章,电商1班,1组,学生,,,,',
    `学号: ${longNumber}`,
  ],
  [
    'a phone number as Excel shows it',
    'roster.csv',
    '09,章,电商1班,1组,学生,1.99E+10,,,',
    `手机号: ${longNumber}`,
  ],
  [
    'a card number that fails Luhn',
    'roster.csv',
    '09,章,电商1班,1组,学生,,,6200002049719300002,',
    '银行卡号: 银行卡号的校验位不对，可能有一位写错',
  ],
  [
    'a card number that is too short',
    'roster.csv',
    '09,章,电商1班,1组,学生,,,620000204971930,',
    `银行卡号: ${lengthOfCard(15)}`,
  ],
  [
    'an ID number that fails its check',
    'roster.csv',
    '09,章,电商1班,1组,学生,,990000200203040026,,',
    '身份证号: 身份证号的校验位不对，可能有一位写错',
  ],
  [
    'an ID number of nobody who was born',
    'roster.csv',
    '09,章,电商1班,1组,学生,,990000200102290017,,',
    '身份证号: 身份证号中的出生日期不存在',
  ],
  [
    'an ID number of the old form',
    'roster.csv',
    '09,章,电商1班,1组,学生,,990000010203008,,',
    `身份证号: ${lengthOfId(15)}`,
  ],
  [
    'a phone number that is none',
    'roster.csv',
    '09,章,电商1班,1组,学生,问家长,,,',
    '手机号: 电话号码应为 5 到 15 位数字，前面可以有 +',
  ],
  ['an unknown position', 'roster.csv', '09,章,电商1班,1组,班长,,,,', '岗位: “班长”应为学生、小组长之一'],
  ['a student without a name', 'roster.csv', '09,,电商1班,1组,学生,,,,', '姓名: 不能为空'],
  ['a student without a number', 'roster.csv', ',章,电商1班,1组,学生,,,,', '学号: 不能为空'],
  [
    'a number with a blank in it',
    'roster.csv',
    '0 9,章,电商1班,1组,学生,,,,',
    '学号: “0 9”不是编号：只能由字母、数字和 - _ . 组成',
  ],
  [
    'a name as long as a story',
    'roster.csv',
    `09,${'章'.repeat(61)},电商1班,1组,学生,,,,`,
    '姓名: 不能超过 60 个字',
  ],
]

const broken: Refused[] = [
  [
    'a character that was lost before',
    'points.csv',
    '01,2020-11-12,80,好\ufffd',
    '事由: 有无法识别的字符，请重新填写',
  ],
  ['a null byte', 'points.csv', '01,2020-11-12,80,好\0评', '事由: 含有不可见的控制字符，请重新填写'],
  [
    'a null byte in a number',
    'points.csv',
    '01,2020-11-12,8\x000,好评',
    '积分: 含有不可见的控制字符，请重新填写',
  ],
  [
    'a quote in a bare cell',
    'points.csv',
    '01,2020-11-12,80,5"屏',
    '事由: 双引号的位置不对：含引号的内容应整格加引号，里面的引号写两遍',
  ],
  [
    'a quote that is not closed',
    'points.csv',
    '01,2020-11-12,80,"好评',
    '事由: 双引号没有成对，这一行没有读取',
  ],
]

describe.each([
  ['of every day', everyday],
  ['of money', money],
  ['of people', people],
  ['of broken text', broken],
])('a cell %s', (_, cases) => {
  test.each(cases)('%s is refused (%s)', (_, file, row, complaint) => {
    const read = readSmall({ ...rows(file, row), ...(file === 'roster.csv' ? onlyTheRoster : {}) })
    expect(inChinese(read)).toEqual([`${file}:2: ${complaint}`])
  })
})

/** Without the tables that would miss the students of the small season. */
const onlyTheRoster = Object.fromEntries(
  [
    'plan',
    'assessments',
    'attendance',
    'online',
    'violations',
    'errors',
    'awards',
    'staff',
    'rooms',
    'insurance',
    'accounts',
    'points',
    'service',
  ].map((table) => [`${table}.csv`, null]),
)

test('every fault of a row is listed, not only the first', () => {
  expect(inChinese(readSmall(rows('online.csv', '99,2020-13-01,x')))).toEqual([
    'online.csv:2: 学号: 学生名单中没有学号 99',
    'online.csv:2: 日期: 没有 2020-13-01 这一天',
    'online.csv:2: 在线分钟: “x”应为 0 到 1440 之间的整数',
  ])
})

test('no sentence repeats a private number', () => {
  const read = readSmall({
    ...onlyTheRoster,
    ...rows('roster.csv', '09,章,电商1班,1组,学生,1990000000x1,990000200203040026,6200002049719300002,'),
  })
  expect(inChinese(read)).toHaveLength(3)
  expect(JSON.stringify(read.problems)).not.toMatch(/19900000|9900002002|62000020/)
})
