import { utf8ToBytes } from '@noble/hashes/utils.js'
import { csvText } from '../../shared/sheets/csv.ts'
import type { Book, SheetFormat } from '../../shared/sheets/sheet.ts'
import { utcOffsetMinutes, wallClock } from '../../shared/time/instant.ts'
import type { FontSource } from './font.ts'

/** A book as a file. Heavy writers are loaded when they are needed: the edge's first module stays small. */
export async function bookFile(
  book: Book,
  format: SheetFormat,
  font: FontSource,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return new Uint8Array(utf8ToBytes(csvText(book)))
  if (format === 'xlsx') return (await import('./xlsx-file.ts')).xlsxFile(book)
  const [{ pdfFile }, letters] = await Promise.all([import('./pdf-file.ts'), font()])
  return pdfFile(book, letters)
}

const two = (n: number) => String(n).padStart(2, '0')

/** "2020-12-05T10:00:00+08:00". */
export function madeAt(at: number, timezone: string): string {
  const { date, time, second } = wallClock(at, timezone)
  const offset = utcOffsetMinutes(at, timezone)
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${date}T${time}:${two(second)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}
