import { strToU8, zipSync } from 'fflate'
import write from 'write-excel-file/universal'
import type { SheetData } from 'write-excel-file/universal'
import { describe, expect, test } from 'vitest'
import { isWorkbook, readWorkbook } from '../../../api/files/workbook.ts'
import { zipOf } from '../../kit/workbooks.ts'

const book = async (rows: SheetData) => new Uint8Array(await (await write(rows).toBlob()).arrayBuffer())
const read = async (rows: SheetData) => readWorkbook('结果.xlsx', await book(rows))
const code = async (bytes: Uint8Array) => {
  const found = await readWorkbook('x.xlsx', bytes)
  return 'reason' in found ? found.reason.code : undefined
}

describe('a workbook', () => {
  test('gives the rows that a CSV file would, text as text and numbers as they are shown', async () => {
    const text = { value: '6200002049719300001', type: String, format: '@' } as const
    expect(
      await read([
        ['账号', '金额'],
        [text, 260.42],
        [null, null],
        ['0012', 0.1 + 0.2],
      ]),
    ).toEqual({
      file: '结果.xlsx',
      header: { line: 1, cells: ['账号', '金额'] },
      rows: [
        { line: 2, cells: ['6200002049719300001', '260.42'] },
        { line: 4, cells: ['0012', '0.3'] },
      ],
    })
  })

  test('a card in a number’s cell has lost digits, and reads as such', async () => {
    const sheet = await read([['账号'], [6_200_002_049_719_300_000]])
    expect(sheet).toMatchObject({ rows: [{ cells: [expect.stringMatching(/^\dE\+\d+$/)] }] })
  })

  test('that is broken, empty, of many parts or inflates beyond measure is refused', async () => {
    expect(await code(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toBe('workbook-broken')
    expect(await code(zipSync({ 'a.txt': strToU8('a') }))).toBe('workbook-broken')
    expect(await code(await book([[null]]))).toBe('empty-file')
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`${i}`, strToU8('x')]))
    expect(await code(zipSync(many))).toBe('workbook-too-large')
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': new Uint8Array(101 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(500_000)
    expect(await code(bomb)).toBe('workbook-too-large')
  })

  test('is known by its first bytes, whatever it is called', async () => {
    expect(isWorkbook(await book([['a']]))).toBe(true)
    expect(isWorkbook(strToU8('账号,户名'))).toBe(false)
  })
})
