import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { accent, markSvg } from '../shell/mark.ts'
import { previews, previewSizes } from './previews.ts'

const pictures = [
  { file: 'icon-192.png', size: 192, svg: markSvg() },
  { file: 'icon-512.png', size: 512, svg: markSvg() },
  { file: 'icon-maskable-512.png', size: 512, svg: markSvg({ round: false, scale: 0.8 }) },
  { file: 'apple-touch-icon.png', size: 180, svg: markSvg({ round: false, scale: 0.9 }) },
]

const icon = (src: string, sizes: string, type: string, purpose = 'any') => ({ src, sizes, type, purpose })

const shortcut = (name: string, url: string) => ({
  name,
  url,
  icons: [icon('/icon-192.png', '192x192', 'image/png')],
})

const manifest = {
  name: '到岗',
  short_name: '到岗',
  description: '签到、补贴、签名',
  lang: 'zh-CN',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f5f6f8',
  theme_color: accent,
  shortcuts: [shortcut('签到', '/'), shortcut('补贴', '/allowance'), shortcut('记录', '/records')],
  screenshots: previews.map(({ name, form, label }) => ({
    src: `/preview-${name}.webp`,
    sizes: `${previewSizes[form].width}x${previewSizes[form].height}`,
    type: 'image/webp',
    form_factor: form,
    label,
  })),
  icons: [
    icon('/icon.svg', 'any', 'image/svg+xml'),
    icon('/icon-192.png', '192x192', 'image/png'),
    icon('/icon-512.png', '512x512', 'image/png'),
    icon('/icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
  ],
}

/** What a phone needs to put the app on its home screen; its icons drawn from the one mark, so that nothing is kept twice. */
export async function writeIcons(out: string) {
  writeFileSync(join(out, 'icon.svg'), markSvg())
  writeFileSync(join(out, 'manifest.webmanifest'), JSON.stringify(manifest))
  for (const { name } of previews)
    copyFileSync(join(import.meta.dirname, `previews/${name}.webp`), join(out, `preview-${name}.webp`))
  await Promise.all(
    pictures.map(({ file, size, svg }) =>
      sharp(Buffer.from(svg), { density: (72 * size) / 32 })
        .resize(size, size)
        .png({ palette: true, compressionLevel: 9 })
        .toFile(join(out, file)),
    ),
  )
}
