import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { Book } from '../../shared/sheets/sheet.ts'
import { xlsxParts } from '../../shared/sheets/xlsx.ts'

/** The book as an .xlsx file. The same book gives the same bytes: its own clock stands in the zip, on every machine. */
export function xlsxFile(book: Book): Uint8Array<ArrayBuffer> {
  // Without its zone it is read and written as the same wall clock, wherever the server stands.
  const mtime = book.made.slice(0, 19)
  const files: Zippable = {}
  for (const [name, part] of Object.entries(xlsxParts(book)))
    // Pictures are packed already.
    files[name] = typeof part === 'string' ? [strToU8(part), { level: 6 }] : [part, { level: 0 }]
  return zipSync(files, { mtime })
}
