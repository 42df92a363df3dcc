import { expect, test } from 'vitest'
import { inChinese, readSmall, rows } from './folder.ts'

test.each([
  [
    'a check-out before the check-in',
    'attendance.csv',
    '01,2020-11-10,通宵,06:55,02:01,出勤,是',
    '签退: 早于签到时间 06:55；次日两点写作 26:00',
  ],
  [
    'an amount beside a level',
    'errors.csv',
    '02,2020-11-12,3,500,是,是',
    '金额: 只有现金差错才看金额，这里的金额没有采用',
  ],
])('%s is remarked upon, and the row stands', (_, file, row, remark) => {
  const read = readSmall(rows(file, row))
  expect(inChinese(read)).toEqual([])
  expect(inChinese({ problems: read.warnings })).toEqual([`${file}:2: ${remark}`])
})

test('the amount beside a level is not kept: nothing may take it for one', () => {
  expect(readSmall(rows('errors.csv', '02,2020-11-12,3,500,是,是')).tables.errors?.[0]?.amount).toBeNull()
})
