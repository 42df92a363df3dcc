import { describe, expect, test } from 'vitest'
import { inChinese, readSmall, rows } from './folder.ts'

const table = (header: string, ...lines: string[]) => ({ 'service.csv': [header, ...lines].join('\n') })

describe('service.csv', () => {
  test('is of a student or of a desk account, whoever held it that day', () => {
    const read = readSmall(
      table(
        '账号,日期,平均响应秒,接待人数,销售额',
        '旺铺:客服1,2020-11-11,12.345,7,0099.50',
        '旺铺:客服1,2020-11-12,,,',
      ),
    )
    expect(inChinese(read)).toEqual([])
    expect(read.tables.service).toMatchObject([
      { number: '01', response: 12_345, served: 7, sales: '99.5' },
      { number: '02', response: null, served: null, sales: null },
    ])
  })

  test('may lack every column but who and when; without those it is refused as a whole', () => {
    const few = readSmall(table('学号,日期,销售额', '01,2020-11-12,10'))
    expect(few.tables.service).toMatchObject([{ response: null, served: null, sales: '10' }])
    expect(inChinese(readSmall(table('日期,销售额', '2020-11-12,10')))).toEqual([
      'service.csv:1: 学号/账号: 表头缺少这些列：学号/账号',
    ])
  })

  test.each([
    ['3600.001', '40', '1', '平均响应秒: “3600.001”应为 0 到 3600 之间的秒数，最多三位小数'],
    ['1.2345', '40', '1', '平均响应秒: “1.2345”应为 0 到 3600 之间的秒数，最多三位小数'],
    ['-1', '40', '1', '平均响应秒: “-1”应为 0 到 3600 之间的秒数，最多三位小数'],
    ['1e3', '40', '1', '平均响应秒: “1e3”应为 0 到 3600 之间的秒数，最多三位小数'],
    ['20', '4.5', '1', '接待人数: “4.5”应为 0 到 10000 之间的整数'],
    ['20', '40', '-5', '销售额: “-5”应为不带符号、单位和千位分隔符的金额，例如 12.5'],
  ])('refuses %s, %s, %s in a sentence', (response, served, sales, reason) => {
    const read = readSmall(rows('service.csv', `01,,2020-11-12,${response},${served},${sales}`))
    expect(inChinese(read)).toEqual([`service.csv:2: ${reason}`])
    expect(read.tables.service).toEqual([])
  })
})
