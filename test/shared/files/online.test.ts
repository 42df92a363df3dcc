import { describe, expect, test } from 'vitest'
import { inChinese, readSmall } from './folder.ts'

// 旺铺:客服1 belongs to 01 from 24 October to 11 November, and to 02 from the 12th on.
const byAccount = (...lines: string[]) => ({ 'online.csv': ['账号,日期,在线分钟', ...lines].join('\n') })
const byBoth = (...lines: string[]) => ({ 'online.csv': ['学号,账号,日期,在线分钟', ...lines].join('\n') })

describe('online time of a desk account', () => {
  test.each([
    ['the first day of the first student', '2020-10-24', '01'],
    ['the last day of the first student', '2020-11-11', '01'],
    ['the first day of the second student', '2020-11-12', '02'],
    ['a day long after', '2020-12-30', '02'],
  ])('%s', (_, date, number) => {
    const read = readSmall(byAccount(`旺铺：客服1,${date},500`))
    expect(inChinese(read)).toEqual([])
    expect(read.tables.online?.[0]).toMatchObject({ number, date, minutes: 500 })
  })

  test.each([
    ['a day before anybody', '旺铺:客服1,2020-10-23,5', '账号: 2020-10-23 没有学生使用账号“旺铺:客服1”'],
    ['an account that nobody has', '客服9,2020-11-12,5', '账号: 账号表中没有“客服9”'],
    ['no account', ',2020-11-12,5', '学号: 学号和账号至少要有一个'],
  ])('is refused for %s', (_, line, complaint) => {
    expect(inChinese(readSmall(byAccount(line)))).toEqual([`online.csv:2: ${complaint}`])
  })

  test('counts as the same fact as online time of its student', () => {
    const [first, second] =
      readSmall(byBoth('02,,2020-11-12,5', ',旺铺:客服1,2020-11-12,5')).tables.online ?? []
    expect(second?.content).toBe(first?.content)
  })

  test('may name its student as well, if that is the right one', () => {
    const read = readSmall(
      byBoth('02,旺铺:客服1,2020-11-12,5', '01,旺铺:客服1,2020-11-12,5', '03,无人登记,2020-11-12,5'),
    )
    expect(inChinese(read)).toEqual(['online.csv:3: 账号: 当天账号“旺铺:客服1”由学号 02 使用，与学号列不符'])
    expect(read.tables.online?.map(({ number }) => number)).toEqual(['02', '03'])
  })

  test('cannot be read without the accounts', () => {
    const read = readSmall({ ...byAccount('旺铺:客服1,2020-11-12,5'), 'accounts.csv': null })
    expect(inChinese(read)).toEqual(['online.csv:1: -: 需要先有 accounts.csv 才能核对'])
  })
})

const accounts = (...lines: string[]) => ({ 'accounts.csv': ['账号,学号,从,至', ...lines].join('\n') })

describe('an account', () => {
  const five = byAccount('甲,2020-11-12,5')

  test('cannot be of two students on one day', () => {
    const read = readSmall({ ...accounts('甲,01,2020-11-01,2020-11-12', '甲,02,2020-11-12,'), ...five })
    expect(inChinese(read)).toEqual(['accounts.csv:3: 账号: 这段时间里该账号已由第 2 行的学生使用'])
    expect(read.tables.online?.[0]?.number).toBe('01')
  })

  test('may be of one student twice on one day', () => {
    const read = readSmall({
      ...accounts('甲,01,2020-11-01,2020-11-30', '甲,01,2020-11-05,2020-11-06'),
      ...five,
    })
    expect(inChinese(read)).toEqual([])
    expect(read.tables.online?.[0]?.number).toBe('01')
  })

  test('whose row has an error is named as such', () => {
    const read = readSmall({ ...accounts('甲,99,,'), ...five })
    expect(inChinese(read)).toEqual([
      'accounts.csv:2: 学号: 学生名单中没有学号 99',
      'online.csv:2: 账号: “甲”在账号表中的那一行有错误，请先改正',
    ])
  })
})
