import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../shared/files/csv.ts'
import { counts } from '../../kit/counts.ts'

describe('a comma-separated text', () => {
  test.each<[string, string, unknown[]]>([
    [
      'has a record a line',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'needs no line end at its end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'may end its lines as Windows does',
      'a,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'may end its lines as old Macs did',
      'a,b\r1,2\r',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'may mix line ends',
      'a\r\nb\nc\rd',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [4, 'd'],
      ],
    ],
    [
      'keeps blank cells and blank lines',
      'a,,\n\n,',
      [
        [1, 'a', '', ''],
        [2, ''],
        [3, '', ''],
      ],
    ],
    ['may quote commas', '"a,b",c', [[1, 'a,b', 'c']]],
    ['doubles a quote inside quotes', '"a ""b"" c",d', [[1, 'a "b" c', 'd']]],
    ['may quote nothing', '"",""', [[1, '', '']]],
    ['may have blanks around quotes', 'a, "b" ,c', [[1, 'a', 'b', 'c']]],
    ['may end in a comma after quotes', '"a",', [[1, 'a', '']]],
    [
      'counts the lines inside quotes',
      'a\n"b\n\nc",d\ne',
      [
        [1, 'a'],
        [2, 'b\n\nc', 'd'],
        [5, 'e'],
      ],
    ],
    [
      'counts Windows lines inside quotes once',
      '"b\r\nc"\r\nd',
      [
        [1, 'b\nc'],
        [3, 'd'],
      ],
    ],
    ['has no records where it is empty', '', []],
  ])('%s', (_, text, records) => {
    expect([...readCsv(text)].map(({ line, cells, fault }) => (fault ? fault : [line, ...cells]))).toEqual(
      records,
    )
  })

  test.each<[string, string, unknown[]]>([
    ['a quote inside a bare cell', 'a\nb,5"屏,c\nd', [[1, 'a'], 'stray-quote 2 b', [3, 'd']]],
    ['text after a closing quote', 'a\nb,"c"d\ne', [[1, 'a'], 'stray-quote 2 b', [3, 'e']]],
    [
      'a quote that nothing closes',
      'a\nb,c,"d\ne,f\ng',
      [[1, 'a'], 'quote-not-closed 2 b,c', [3, 'e', 'f'], [4, 'g']],
    ],
    [
      'a quote closed in the wrong place',
      'a\n"b\nc,"d"\ne',
      [[1, 'a'], 'stray-quote 2 ', [3, 'c', 'd'], [4, 'e']],
    ],
    ['a quote at the very end', 'a\n"', [[1, 'a'], 'quote-not-closed 2 ']],
  ])('%s costs its own line only', (_, text, records) => {
    const shown = [...readCsv(text)].map(({ line, cells, fault }) =>
      fault ? `${fault} ${line} ${cells.join(',')}` : [line, ...cells],
    )
    expect(shown).toEqual(records)
  })
})

const quoted = (text: string) => (/[",\n]|^\s/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('what is well formed gives the cells that csv-parse gives', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '学', ' ', ',', '"', '\n', '1') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })), (table) => {
      const text = table.map((cells) => `${cells.map(quoted).join(',')}\n`).join('')
      const others = parse(text, { relax_column_count: true }) as string[][]
      expect([...readCsv(text)].map(({ cells }) => cells)).toEqual(others)
    }),
    { numRuns: counts(300, 20_000) },
  )
})

test('whatever the text, every line is in exactly one record, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ') }), (text) => {
      const lines = [...readCsv(text)].map(({ line }) => line)
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
      expect(lines.at(-1) ?? 0).toBeLessThanOrEqual(text.split('\n').length)
      expect(lines[0]).toBe(text === '' ? undefined : 1)
    }),
    { numRuns: counts(300, 20_000) },
  )
})

test.each([
  ['quotes that open on every line', 'x","y\n'],
  ['quotes that close on every line', '"",""\n'],
  ['escaped quotes in an open cell', 'a"",""\n'],
  ['nothing but quotes', '"'],
])(
  'a megabyte of %s is read without going over it again and again',
  (_, piece) => {
    expect([...readCsv(`"x\n${piece.repeat(1_000_000 / piece.length)}`)].length).toBeGreaterThan(0)
  },
  // Quadratic work would take minutes.
  10_000,
)
