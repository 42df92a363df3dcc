import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { xlsxFile } from '../../../api/sheets/xlsx-file.ts'
import { csvText } from '../../../shared/sheets/csv.ts'
import { freshFolder } from '../../kit/database.ts'
import { bookOf, lineOf } from '../../kit/sheets.ts'

/** Names that a spreadsheet would run, round or lose, and numbers that it would round. */
const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
  '"',
  '","',
  'a\nb',
  'a\r\nb',
  '_x000D_',
  '<f>1</f>',
  '&amp;',
  '__proto__',
  'constructor',
  '000123',
  '1e5',
  '2020-01-01',
]
const numbers = { idNumber: '012345678901234567', cardNumber: '6200002049710000006' }
const book = () =>
  bookOf(
    hostile.map((name, i) => lineOf(i, { ...numbers, name, className: '甲班', signed: { how: 'none' } })),
  )

/** A carriage return is a line's end to LibreOffice, whichever it was. */
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n')

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
    const parts = unzipSync(xlsxFile(book()))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    const formats = [
      ...strFromU8(parts['xl/styles.xml']!)
        .split('<cellXfs')[1]!
        .matchAll(/<xf numFmtId="(\d+)"/g),
    ].map(([, id]) => id)
    const texts = [...sheet.matchAll(/<c r="(\w+)" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)<\/t>/g)]
    expect(texts.length).toBeGreaterThan(hostile.length * 3)
    for (const [, at, style] of texts) expect([at, formats[Number(style)]]).toEqual([at, '49'])
    const said = texts.map(([, , , text]) => unescaped(text!))
    for (const name of hostile) expect(said).toContain(name)
    expect(said.filter((text) => text === numbers.idNumber)).toHaveLength(hostile.length)
    // The only formulas are the sums.
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, f]) => f)).toEqual([
      expect.stringMatching(/^SUM\(E\d+:E\d+\)$/),
    ])
  })

  test('every field of a csv is quoted, and what would run or be rounded has an apostrophe', () => {
    const text = csvText(book())
    const rows = parse(text, { bom: true, relax_column_count: true }) as string[][]
    const names = rows.slice(1, -1).map((row) => row[2]!)
    expect(names.map((name) => name.replace(/^'/, ''))).toEqual(hostile)
    for (const name of names) expect(name).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    expect(rows[1]!.slice(3, 5)).toEqual([`'${numbers.idNumber}`, `'${numbers.cardNumber}`])
    expect(rows.at(-1)![0]).toContain('审计检查点')
  })

  test('the same book gives the same bytes', () => {
    expect(Buffer.from(xlsxFile(book())).equals(Buffer.from(xlsxFile(book())))).toBe(true)
  })

  const soffice = spawnSync('soffice', ['--version']).status === 0
  test.skipIf(!soffice)('LibreOffice, where it is installed, reads every digit and letter back', () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'sheet.xlsx'), xlsxFile(book()))
    const asked = ['-env:UserInstallation=file://' + join(folder, 'profile'), '--headless', '--convert-to']
    spawnSync('soffice', [
      ...asked,
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      folder,
      join(folder, 'sheet.xlsx'),
    ])
    const rows = parse(readFileSync(join(folder, 'sheet.csv'), 'utf8'), {
      relax_column_count: true,
    }) as string[][]
    const read = rows.filter((row) => row[2] === numbers.idNumber)
    expect(read.map((row) => lines(row[1]!))).toEqual(hostile.map(lines))
    expect(read.every((row) => row[3] === numbers.cardNumber)).toBe(true)
  })
})
