/** A4 paper: one font, of which only what is drawn is kept, and text that fits where it stands. */
import { PDF, PdfString, ops } from '@libpdf/core'
import type { PDFPage } from '@libpdf/core'
import type { Book } from '../../shared/sheets/sheet.ts'
import { saved } from './pdf-saved.ts'
import { embedSignature } from './signature-image.ts'
import { leading, typesetting } from './typesetting.ts'

export const a4 = { width: 595.28, height: 841.89, margin: 28 }
/** How far above a line's baseline its top is, in parts of its size. */
const ascent = 0.88

export type Align = 'left' | 'center' | 'right'
export interface Box {
  x: number
  /** The top, counted down from the top of the page. */
  y: number
  width: number
  height: number
}

/** A page and what is drawn on it, which goes into the file in one piece: in pieces it takes ten times as long. */
export interface Leaf {
  page: PDFPage
  font: string
  drawn: Parameters<PDFPage['drawOperators']>[0]
}

export type Paper = ReturnType<typeof openPaper>

export function openPaper(fontBytes: Uint8Array, about: Omit<Book, 'sheets'>) {
  const pdf = PDF.create()
  const font = pdf.embedFont(fontBytes)
  const { fitted, missingIn } = typesetting(font)
  const leaves: Leaf[] = []

  function addPage(): Leaf {
    const page = pdf.addPage({ size: 'a4' })
    const leaf = { page, font: `/${page.registerFont(font)}`, drawn: [] }
    leaves.push(leaf)
    return leaf
  }

  function write(leaf: Leaf, text: string, box: Box, wanted: number, align: Align = 'left', gray = 0) {
    const { size, lines } = fitted(text, box.width, wanted)
    const step = size * leading
    let top = box.y + Math.max(0, (box.height - lines.length * step) / 2)
    for (const { said, width } of lines) {
      const free = box.width - width * size
      const x = box.x + (align === 'left' ? 0 : align === 'right' ? free : free / 2)
      const y = a4.height - top - size * ascent - (step - size) / 2
      if (said.trim())
        leaf.drawn.push(
          ops.setNonStrokingGray(gray),
          ops.beginText(),
          ops.setFont(leaf.font, size),
          ops.setTextMatrix(1, 0, 0, 1, x, y),
          ops.showText(encoded(said)),
          ops.endText(),
        )
      top += step
    }
  }
  function encoded(text: string): PdfString {
    const bytes = font.encodeTextToGids(text).flatMap((gid) => [gid >> 8, gid & 0xff])
    return new PdfString(Uint8Array.from(bytes), 'hex')
  }

  const heightOf = (text: string, width: number, wanted: number) => {
    const { size, lines } = fitted(text, width, wanted)
    return lines.length * size * leading
  }

  /** Level and upright lines from corner to corner. */
  const line = ({ drawn }: Leaf, x1: number, y1: number, x2: number, y2: number) =>
    drawn.push(
      ops.setLineWidth(0.6),
      ops.moveTo(x1, a4.height - y1),
      ops.lineTo(x2, a4.height - y2),
      ops.stroke(),
    )
  const fill = ({ drawn }: Leaf, { x, y, width, height }: Box, gray: number) =>
    drawn.push(
      ops.setNonStrokingGray(gray),
      ops.rectangle(x, a4.height - y - height, width, height),
      ops.fill(),
    )

  function picture({ page, drawn }: Leaf, png: Uint8Array, { x, y, width, height }: Box) {
    const name = page.registerImage(embedSignature(pdf, png))
    drawn.push(
      ops.pushGraphicsState(),
      ops.concatMatrix(width, 0, 0, height, x, a4.height - y - height),
      ops.paintXObject(name.startsWith('/') ? name : `/${name}`),
      ops.popGraphicsState(),
    )
  }

  /** Page numbers and who had it made; `n` counts within one sheet. */
  function foot(leaf: Leaf, n: number, of: number) {
    const box = { x: a4.margin, y: a4.height - 26, width: a4.width - 2 * a4.margin - 90, height: 12 }
    write(leaf, about.mark, box, 7, 'left', 0.4)
    const right = { ...box, x: a4.width - a4.margin - 85, width: 85 }
    write(leaf, `第 ${n} 页 共 ${of} 页`, right, 8, 'right', 0.2)
  }

  function finish(): Promise<Uint8Array<ArrayBuffer>> {
    for (const { page, drawn } of leaves) page.drawOperators(drawn)
    return saved(pdf, about)
  }

  return { addPage, write, heightOf, line, fill, picture, foot, finish, missingIn }
}
