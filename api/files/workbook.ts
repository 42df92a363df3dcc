import { isBlank } from '../../shared/files/sheet.ts'
import type { Sheet } from '../../shared/files/sheet.ts'
import { reasonOf } from '../../shared/files/cell.ts'
import type { Problem } from '../../shared/files/problem.ts'
import type { Reason } from '../../shared/files/reasons.ts'

/** What an archive may claim before anything of it is inflated. */
const [mostEntries, mostBytes] = [64, 100 * 1024 * 1024]

/** Whether these bytes are a workbook of the kind that is read (.xlsx): a zip archive by its first bytes. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * The first sheet of a workbook as the same rows of text that a CSV file gives, or why it cannot be read. A number of
 * sixteen digits and more has lost some of them in its cell, and reads as what a spreadsheet shows of such: its column refuses it.
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Sheet | Problem> {
  const whole = (reason: Reason): Problem => ({ file, line: 1, column: '-', reason })
  const { unzipSync } = await import('fflate')
  let [entries, size] = [0, 0]
  try {
    unzipSync(bytes, {
      filter({ originalSize }) {
        entries += 1
        size += originalSize
        return false
      },
    })
    if (entries > mostEntries || size > mostBytes) return whole(reasonOf('workbook-too-large', {}))
    const { default: readFile } = await import('read-excel-file/universal')
    const [first] = await readFile(Uint8Array.from(bytes).buffer, { parseNumber: numberText })
    const rows = (first?.data ?? []).map((cells, i) => ({ line: i + 1, cells: cells.map(textOf) }))
    const [header, ...filled] = rows.filter(({ cells }) => !cells.every(isBlank))
    return header ? { file, header, rows: filled } : whole(reasonOf('empty-file', {}))
  } catch {
    return whole(reasonOf('workbook-broken', {}))
  }
}

/** As people see it: what floats add beyond fifteen digits is none of it. */
function numberText(raw: string): string {
  const digits = raw.replace(/\..*$/, '').replace('-', '')
  if (digits.length > 15 || /e/i.test(raw)) return `${digits[0] ?? '0'}E+${Math.max(digits.length - 1, 15)}`
  const [whole = '', fraction = ''] = raw.split('.')
  if (digits.length + fraction.length <= 15) return raw
  const kept = new Intl.NumberFormat('en', { maximumSignificantDigits: 15, useGrouping: false })
  return fraction ? kept.format(raw as Intl.StringNumericLiteral) : whole
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
