import { PDFImage, PdfDict, PdfName, PdfNumber, PdfStream } from '@libpdf/core'
import type { PDF } from '@libpdf/core'
import { concatBytes } from '@noble/hashes/utils.js'

/**
 * The picture of a signature in a PDF. A drawn one is a PNG of grey without interlacing, and a PDF reads its packed
 * rows as they are: 200 of them are neither unpacked nor packed again. Any other PNG goes the library's way.
 */
export function embedSignature(pdf: PDF, png: Uint8Array): PDFImage {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colours, interlaced] = [png[24]!, png[25], png[28]]
  if (colours !== 0 || interlaced !== 0 || depth > 8) return pdf.embedPng(png)
  const packed = chunksOf(png, view, 'IDAT')
  const stream = PdfStream.fromDict(
    {
      Type: PdfName.of('XObject'),
      Subtype: PdfName.of('Image'),
      Width: PdfNumber.of(width),
      Height: PdfNumber.of(height),
      ColorSpace: PdfName.of('DeviceGray'),
      BitsPerComponent: PdfNumber.of(depth),
      Filter: PdfName.of('FlateDecode'),
      DecodeParms: new PdfDict([
        ['Predictor', PdfNumber.of(15)],
        ['Colors', PdfNumber.of(1)],
        ['BitsPerComponent', PdfNumber.of(depth)],
        ['Columns', PdfNumber.of(width)],
      ]),
    },
    packed,
  )
  return new PDFImage(pdf.context.register(stream), width, height)
}

function chunksOf(png: Uint8Array, view: DataView, wanted: string): Uint8Array {
  const found: Uint8Array[] = []
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (type === wanted) found.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  return concatBytes(...found)
}
