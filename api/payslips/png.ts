import { inkHeight, inkWidth } from '../../shared/payouts/ink-raster.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
/** One bit a pixel, grey, no filters but 'none', not interlaced. */
const header = new Uint8Array(13)
new DataView(header.buffer).setUint32(0, inkWidth)
new DataView(header.buffer).setUint32(4, inkHeight)
header[8] = 1

/** The PNG of an ink raster: nothing in it but the pixels. In it a set bit is white, in the raster it is ink. */
export async function pngOf(raster: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const rowBytes = inkWidth / 8
  const rows = new Uint8Array((rowBytes + 1) * inkHeight)
  for (let y = 0; y < inkHeight; y++)
    for (let x = 0; x < rowBytes; x++) rows[y * (rowBytes + 1) + 1 + x] = ~raster[y * rowBytes + x]! & 0xff
  const data = new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate')))
  return joined([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', new Uint8Array(await data.arrayBuffer())),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([ascii(type), data])
  const framed = new Uint8Array(named.length + 8)
  const view = new DataView(framed.buffer)
  view.setUint32(0, data.length)
  framed.set(named, 4)
  view.setUint32(named.length + 4, crc32(named))
  return framed
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
