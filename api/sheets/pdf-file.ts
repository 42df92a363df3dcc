import type { Book, Sheet } from '../../shared/sheets/sheet.ts'
import { openPaper } from './paper.ts'
import { drawTable } from './pdf-table.ts'

/**
 * The book as an A4 PDF: each sheet on pages of its own, counted by itself, since a class takes its own home. Characters
 * that the font has not are named on the last page of the sheet that has them.
 */
export async function pdfFile(book: Book, font: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const paper = openPaper(font, book)
  for (const sheet of book.sheets) {
    const missing = paper.missingIn(textsOf(sheet))
    const notes = missing.length
      ? [...sheet.notes, `字体中没有、以编号代替的字：${missing.join(' ')}`]
      : sheet.notes
    const { pages } = drawTable(paper, { ...sheet, notes })
    pages.forEach((page, i) => paper.foot(page, i + 1, pages.length))
  }
  return paper.finish()
}

const textsOf = ({ title, facts, rows, notes }: Sheet) => [
  title,
  ...facts,
  ...notes,
  ...rows.flat().map((cell) => (typeof cell === 'string' ? cell : cell.alt)),
]
