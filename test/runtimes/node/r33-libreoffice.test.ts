import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { xlsxFile } from '../../../api/sheets/xlsx-file.ts'
import { hostileBook, hostileNames, numbers } from '../../api/sheets/hostile-book.ts'
import { freshFolder } from '../../kit/folder.ts'

/** A carriage return is a line's end to LibreOffice, whichever it was. */
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n')

const soffice = spawnSync('soffice', ['--version']).status === 0
test.skipIf(!soffice)('R33 LibreOffice, where it is installed, reads every digit and letter back', () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'sheet.xlsx'), xlsxFile(hostileBook()))
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
  expect(read.map((row) => lines(row[1]!))).toEqual(hostileNames.map(lines))
  expect(read.every((row) => row[3] === numbers.cardNumber)).toBe(true)
})
