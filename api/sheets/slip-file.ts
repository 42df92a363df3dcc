import { encode } from 'uqr'
import type { Book } from '../../shared/sheets/sheet.ts'
import { a4, openPaper } from './paper.ts'
import type { Leaf, Paper } from './paper.ts'
import { drawTable } from './pdf-table.ts'

const side = 96
const ink = { width: 200, height: 80 }

/** A payslip on A4: its table, the handwriting where there is some, and the code that leads to who can check it. */
export async function slipFile(
  { sheets: [sheet], ...about }: Book,
  { png, link }: { png: Uint8Array | undefined; link: string },
  font: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = openPaper(font, about)
  const { pages, y } = drawTable(paper, sheet!)
  const fits = y + 12 + side <= a4.height - 40
  const page = fits ? pages.at(-1)! : paper.addPage()
  if (!fits) pages.push(page)
  const top = fits ? y + 12 : a4.margin
  drawCode(paper, page, link, top)
  paper.write(page, '扫描二维码，核对这张补贴单的签收是否仍然有效：', below(top, 14), 9)
  paper.write(page, link, below(top + 16, 26), 8, 'left', 0.3)
  if (png) paper.picture(page, png, { ...ink, x: a4.width - a4.margin - ink.width, y: top + 44 })
  pages.forEach((leaf, i) => paper.foot(leaf, i + 1, pages.length))
  return paper.finish()
}

const below = (y: number, height: number) => ({
  x: a4.margin + side + 14,
  y,
  width: a4.width - 2 * a4.margin - side - 14,
  height,
})

/** Dark runs of each row in one piece: fewer strokes, and no seams between the squares. */
function drawCode(paper: Paper, page: Leaf, text: string, top: number) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const dot = side / size
  data.forEach((row, y) => {
    for (const { 0: run, index } of row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g)) {
      const at = { x: a4.margin + index * dot, y: top + y * dot }
      paper.fill(page, { ...at, width: run.length * dot, height: dot }, 0)
    }
  })
}
