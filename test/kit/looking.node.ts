/** What others' programs see: pages by the renderer that browsers have, pictures by libvips. They run on Node. */
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { scale } from './pixels.ts'
import type { Drawn } from './pixels.ts'
import type { Picture } from './runtime.ts'

interface Page {
  getText(): string
  render(options: { scale: number; render: 'bitmap'; colorSpace: 'Gray' }): Promise<{
    width: number
    height: number
    data: Uint8Array
  }>
}
interface Renderer {
  PDFiumLibrary: {
    init(): Promise<{
      loadDocument(bytes: Uint8Array): Promise<{ pages(): Iterable<Page> }>
    }>
  }
}

/** Loaded as Node loads it, since its program is a file beside it. */
const { PDFiumLibrary } = createRequire(import.meta.url)('@hyzyla/pdfium') as Renderer

let library: ReturnType<typeof PDFiumLibrary.init> | undefined

export async function pagesOf(pdf: Uint8Array): Promise<Drawn[]> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(pdf)
  const drawn: Drawn[] = []
  for (const page of document.pages()) {
    const text = page.getText()
    const { width, height, data } = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' })
    drawn.push({ width, height, gray: data, text })
  }
  return drawn
}

export async function pictureOf(png: Uint8Array): Promise<Picture> {
  const { format, width, height, bitsPerSample = 0 } = await sharp(png).metadata()
  const gray = await sharp(png).toColourspace('b-w').raw().toBuffer()
  return { format, width, height, bitsPerSample, gray: new Uint8Array(gray) }
}
