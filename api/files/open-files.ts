import { reasonOf } from '../../shared/files/cell.ts'
import { decode } from '../../shared/files/decode.ts'
import { plainName } from '../../shared/files/folder.ts'
import type { SeasonFile, SeasonSheet } from '../../shared/files/folder.ts'
import type { Problem } from '../../shared/files/problem.ts'
import { tableCalled } from '../../shared/files/table-names.ts'
import { isWorkbook, openWorkbook } from './workbook.ts'

/**
 * Takes the sheets out of the workbooks among these files, known by their first bytes and not by their names: each sheet
 * that is called after a table, or the first where the file itself is; the others are named and not looked at.
 */
export async function openFiles(files: readonly SeasonFile[]): Promise<(SeasonFile | SeasonSheet)[]> {
  const opened: (SeasonFile | SeasonSheet)[] = []
  for (const file of files) {
    if (isWorkbook(file.bytes)) opened.push(...(await sheetsOf(file)))
    else if (/\.xlsx?$/i.test(file.name)) opened.push({ name: file.name, sheet: noWorkbook(file) })
    else opened.push(file)
  }
  return opened
}

async function sheetsOf({ name, bytes, as }: SeasonFile): Promise<SeasonSheet[]> {
  const file = plainName(name)
  const book = await openWorkbook(file, bytes)
  if ('reason' in book) return [{ name, sheet: book }]
  const [first] = book.names
  const called = as ? [] : book.names.filter(tableCalled)
  if (!called.length && first !== undefined && (as ?? tableCalled(file)))
    return [{ name, sheet: await book.sheet(first, file), ...(as ? { as } : {}) }]
  const sheets: SeasonSheet[] = []
  for (const sheet of book.names) {
    const shown = `${file}/${sheet}`
    if (called.includes(sheet))
      sheets.push({ name: `${file}/${sheet}`, sheet: await book.sheet(sheet, shown) })
    else sheets.push({ name: shown, sheet: undefined })
  }
  return sheets
}

/** Called a workbook and none: an older one, or something else. */
function noWorkbook({ name, bytes }: SeasonFile): Problem {
  const decoded = decode(bytes)
  const old = 'reason' in decoded && decoded.reason.code === 'spreadsheet-file'
  const reason = old ? decoded.reason : reasonOf('workbook-broken', {})
  return { file: plainName(name), line: 1, column: '-', reason }
}
