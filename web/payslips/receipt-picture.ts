import { encode } from 'uqr'
import type { Payslip } from '../../shared/payouts/payslip-schema.ts'
import { momentOf, span } from '../locales/dates.ts'
import { t } from './words.ts'

interface Drawable {
  bytes: string
  hash: string
  signedAt: number
  /** Where the handwriting is to be had. */
  ink: string | undefined
}

const width = 1_080
const margin = 80
const paper = '#ffffff'
const dark = '#14171a'
const grey = '#5a5f66'
const font = (size: number, weight = 400) => `${weight} ${size}px system-ui, sans-serif`

/** The receipt as a picture for the album: what was signed, by whom and when, and the code that leads to the proof. */
export async function receiptPicture({ bytes, hash, signedAt, ink }: Drawable): Promise<Blob> {
  const slip = JSON.parse(bytes) as Payslip
  const image = ink && (await imageOf(ink))
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')!
  ;[canvas.width, canvas.height] = [width, image ? 1_760 : 1_380]
  pen.fillStyle = paper
  pen.fillRect(0, 0, canvas.width, canvas.height)
  let y = margin + 40
  const write = (text: string, size: number, colour: string, weight?: number) => {
    pen.fillStyle = colour
    pen.font = font(size, weight)
    pen.fillText(text, margin, y, width - 2 * margin)
  }
  write(t('picture.title'), 52, dark, 700)
  y += 50
  for (const [name, value] of [
    [t('picture.name'), slip.name],
    [t('picture.period'), span(slip.period.from, slip.period.to)],
    [t('picture.net'), `¥${slip.net}`],
    [t('picture.at'), momentOf(signedAt)],
  ]) {
    write(name!, 30, grey)
    y += 46
    write(value!, 42, dark, 600)
    y += 64
  }
  if (image) {
    pen.drawImage(image, margin, y - 30, width - 2 * margin, 368)
    y += 380
  }
  write(t('picture.hash'), 30, grey)
  for (const part of [hash.slice(0, 32), hash.slice(32)]) {
    y += 44
    pen.font = '32px ui-monospace, monospace'
    pen.fillStyle = dark
    pen.fillText(part, margin, y)
  }
  y += 40
  qr(pen, `${location.origin}/verify#${hash}`, y)
  y += 340
  write(t('picture.scan'), 30, grey)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

function qr(pen: CanvasRenderingContext2D, text: string, top: number) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const dot = Math.floor(290 / size)
  pen.fillStyle = '#000000'
  for (const [y, row] of data.entries())
    for (const [x, set] of row.entries()) if (set) pen.fillRect(margin + x * dot, top + y * dot, dot, dot)
}

async function imageOf(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}
