import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeIcons } from '../../../web/build/icons.ts'

interface Picture {
  src: string
  sizes: string
  type: string
  form_factor?: 'narrow' | 'wide'
}
let [out, manifest]: [string, { icons: Picture[]; screenshots: Picture[] }?] = ['']

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'daogang-manifest-'))
  await writeIcons(out)
  manifest = JSON.parse(readFileSync(join(out, 'manifest.webmanifest'), 'utf8'))
})
afterAll(() => rmSync(out, { recursive: true }))

test('every picture of the manifest is there, of the kind and size that it says', async () => {
  const { icons, screenshots } = manifest!
  for (const { src, sizes, type } of [...icons, ...screenshots]) {
    expect(existsSync(join(out, src)), src).toBe(true)
    const { format, width, height } = await sharp(join(out, src)).metadata()
    expect(type, src).toBe(format === 'svg' ? 'image/svg+xml' : `image/${format}`)
    if (sizes !== 'any') expect(`${width}x${height}`, src).toBe(sizes)
  }
})

test('a phone and a desk have some each, that a browser takes and a phone fetches quickly', () => {
  const { screenshots } = manifest!
  for (const form of ['narrow', 'wide'])
    expect(screenshots.filter((one) => one.form_factor === form).length).toBeGreaterThan(0)
  for (const { src, sizes } of screenshots) {
    const [width = 0, height = 0] = sizes.split('x').map(Number)
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(320)
    expect(Math.max(width, height) / Math.min(width, height)).toBeLessThanOrEqual(2.3)
    expect(readFileSync(join(out, src)).length, src).toBeLessThan(60_000)
  }
})
