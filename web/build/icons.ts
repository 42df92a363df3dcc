import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { accent, markSvg } from '../shell/mark.ts'

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
  screenshots: [
    { src: '/preview.png', sizes: '720x1480', type: 'image/png', form_factor: 'narrow', label: '今天' },
  ],
  icons: [
    icon('/icon.svg', 'any', 'image/svg+xml'),
    icon('/icon-192.png', '192x192', 'image/png'),
    icon('/icon-512.png', '512x512', 'image/png'),
    icon('/icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
  ],
}

/** What an app store shows, and a phone before it installs: the first screen as it stands before anything is known. */
const preview = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 360 740'><rect width='360' height='740' fill='#f5f6f8'/>
<rect x='16' y='112' width='328' height='96' rx='16' fill='#fff'/><circle cx='180' cy='352' r='100' fill='none' stroke='#e6eefb' stroke-width='5'/>
<circle cx='180' cy='352' r='88' fill='${accent}'/><path d='M140 354l28 29 50-60' fill='none' stroke='#fff' stroke-width='14' stroke-linecap='round' stroke-linejoin='round'/>
<rect x='16' y='520' width='328' height='64' rx='16' fill='#fff'/><rect x='16' y='596' width='328' height='64' rx='16' fill='#fff'/><rect y='682' width='360' height='58' fill='#fff'/></svg>`

/** What a phone needs to put the app on its home screen; drawn from the one mark, so that nothing is kept twice. */
export async function writeIcons(out: string) {
  writeFileSync(join(out, 'icon.svg'), markSvg())
  writeFileSync(join(out, 'manifest.webmanifest'), JSON.stringify(manifest))
  await sharp(Buffer.from(preview), { density: 144 })
    .resize(720, 1480)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(out, 'preview.png'))
  await Promise.all(
    pictures.map(({ file, size, svg }) =>
      sharp(Buffer.from(svg), { density: (72 * size) / 32 })
        .resize(size, size)
        .png({ palette: true, compressionLevel: 9 })
        .toFile(join(out, file)),
    ),
  )
}
