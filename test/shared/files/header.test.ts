import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableName } from '../../../shared/files/tables.ts'
import { counts } from '../../kit/counts.ts'
import { inChinese, readSmall, small } from './folder.ts'

describe('a header', () => {
  test.each([
    ['in another order', '在线分钟,日期,学号\n515,2020-11-12,01'],
    ['with other columns beside', '备注,学号,姓名,日期,,在线分钟\n晚到,01,章,2020-11-12,,515'],
    ['with the same strange column twice', '备注,学号,备注,日期,在线分钟\n晚到,01,,2020-11-12,515'],
    ['with blanks, line breaks and full-width blanks in it', '"学\n号", 日 期,在线　分钟\n01,2020-11-12,515'],
    ['in quotes', '"学号","日期","在线分钟"\n"01","2020-11-12","515"'],
    ['with marks that nobody sees', '\ufeff学号\u200b,日期,在线分钟\n01,2020-11-12,515'],
    ['after blank lines', '\n,,\n\n学号,日期,在线分钟\n\n01,2020-11-12,515\n\n'],
    ['and rows that end in commas', '学号,日期,在线分钟\n01,2020-11-12,515,,,'],
    ['named as objects name their own', '__proto__,constructor,学号,日期,在线分钟\n{},x,01,2020-11-12,515'],
  ])('%s is understood', (_, text) => {
    const read = readSmall({ 'online.csv': text })
    expect(inChinese(read)).toEqual([])
    expect(read.tables.online).toEqual([
      expect.objectContaining({ number: '01', date: '2020-11-12', minutes: 515 }),
    ])
  })

  test.each([
    ['lacks one column', '学号,日期\n01,2020-11-12', '1: 在线分钟: 表头缺少这些列：在线分钟'],
    ['lacks several', '日期\n2020-11-12', '1: 在线分钟、学号/账号: 表头缺少这些列：在线分钟、学号/账号'],
    [
      'has a column twice',
      '学号,日期,在线分钟,日期\n01,2020-11-12,5,2020-11-13',
      '1: 日期: 表头中这一列出现了两次',
    ],
    [
      'is below a title',
      '十一月\n学号,日期,在线分钟\n',
      '1: 日期、在线分钟、学号/账号: 表头缺少这些列：日期、在线分钟、学号/账号',
    ],
    ['uses tabs', '\n学号\t日期\t在线分钟\n01\t2020-11-12\t5', '2: -: 各列应以英文逗号分隔，这里用的是Tab'],
    ['uses semicolons', '学号;日期;在线分钟\n', '1: -: 各列应以英文逗号分隔，这里用的是;'],
    ['uses Chinese commas', '学号，日期，在线分钟\n', '1: -: 各列应以英文逗号分隔，这里用的是，'],
    ['has a quote that is not closed', '学号,"日期,在线分钟\n', '1: -: 双引号没有成对，这一行没有读取'],
    ['is damaged', '学\ufffd,日期,在线分钟\n', '1: 学号/账号: 表头缺少这些列：学号/账号'],
  ])('that %s is one problem, and the table is left out', (_, text, complaint) => {
    const read = readSmall({ 'online.csv': text })
    expect(inChinese(read)).toEqual([`online.csv:${complaint}`])
    expect(read.tables.online).toBeUndefined()
  })

  test('without rows under it is an empty table', () => {
    expect(readSmall({ 'online.csv': '学号,日期,在线分钟' }).tables.online).toEqual([])
  })
})

test('columns in any order, with any others between them, give the same rows', () => {
  const files = Object.keys(small).filter((name) => name.endsWith('.csv'))
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.infiniteStream(fc.nat()), (file, draws) => {
      const lines = (small[file] ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','))
      const order = (lines[0] ?? []).map((_, place) => ({ place, draw: draws.next().value as number }))
      order.sort((a, b) => a.draw - b.draw)
      const shuffled = lines.map((cells, row) =>
        order
          .flatMap(({ place, draw }) => [cells[place], ...(draw % 3 === 0 ? [row === 0 ? '备注' : '!'] : [])])
          .join(','),
      )
      const table = file.replace('.csv', '') as TableName
      const read = readSmall({ [file]: shuffled.join('\n') })
      expect(inChinese(read)).toEqual([])
      expect(read.tables[table]).toEqual(readSmall().tables[table])
    }),
    { numRuns: counts(100, 5_000) },
  )
})
