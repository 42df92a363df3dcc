import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { xlsxFile } from '../../../api/sheets/xlsx-file.ts'
import { csvText } from '../../../shared/sheets/csv.ts'
import { hostileBook, hostileNames, numbers } from './hostile-book.ts'

/** The text of a cell as a spreadsheet reads it. */
const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

describe('R33 an export is inert', () => {
  test('every text of a workbook is a string of the text format, and comes back letter by letter', () => {
    const parts = unzipSync(xlsxFile(hostileBook()))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    const formats = [
      ...strFromU8(parts['xl/styles.xml']!)
        .split('<cellXfs')[1]!
        .matchAll(/<xf numFmtId="(\d+)"/g),
    ].map(([, id]) => id)
    const texts = [...sheet.matchAll(/<c r="(\w+)" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)<\/t>/g)]
    expect(texts.length).toBeGreaterThan(hostileNames.length * 3)
    for (const [, at, style] of texts) expect([at, formats[Number(style)]]).toEqual([at, '49'])
    const said = texts.map(([, , , text]) => unescaped(text!))
    for (const name of hostileNames) expect(said).toContain(name)
    expect(said.filter((text) => text === numbers.idNumber)).toHaveLength(hostileNames.length)
    // The only formulas are the sums.
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, f]) => f)).toEqual([
      expect.stringMatching(/^SUM\(E\d+:E\d+\)$/),
    ])
  })

  test('every field of a csv is quoted, and what would run or be rounded has an apostrophe', () => {
    const text = csvText(hostileBook())
    const rows = parse(text, { bom: true, relax_column_count: true }) as string[][]
    const names = rows.slice(1, -1).map((row) => row[2]!)
    expect(names.map((name) => name.replace(/^'/, ''))).toEqual(hostileNames)
    for (const name of names) expect(name).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    expect(rows[1]!.slice(3, 5)).toEqual([`'${numbers.idNumber}`, `'${numbers.cardNumber}`])
    expect(rows.at(-1)![0]).toContain('审计检查点')
  })

  test('the same book gives the same bytes', () => {
    expect(Buffer.from(xlsxFile(hostileBook())).equals(Buffer.from(xlsxFile(hostileBook())))).toBe(true)
  })
})
