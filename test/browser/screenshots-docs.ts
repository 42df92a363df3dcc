/** The pictures that the README shows: half the size, small files, in docs/pictures. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../kit/root.ts'

const folder = join(root, 'docs/pictures')
/** No picture weighs more. */
const limit = 40_000

const called: Record<string, string> = {
  '02-today-open': 'today',
  'f02-records-day': 'records-day',
  '06-allowance-line': 'allowance-line',
  '12-roll-call': 'roll-call',
  'f20-board': 'board',
  'f22-needs': 'needs',
  '23-receipt': 'receipt',
  '30-desk-payout': 'payout',
}
export const isForReadme = (name: string) => name in called

export async function forReadme(name: string, colorScheme: string, taken: Buffer) {
  const { width } = await sharp(taken).metadata()
  const small = await sharp(taken)
    .resize(width / 2)
    .webp({ quality: 80, effort: 6 })
    .toBuffer()
  if (small.length > limit) throw new Error(`${name}: ${small.length} bytes of ${limit}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${called[name]}-${colorScheme}.webp`), small)
}
