/**
 * Builds the web app into dist/web: the program, then the pages that can stand before anything is known of
 * the person, as HTML with their styles in it. `csp.json` holds the hashes of what is inlined; every file
 * lies there compressed as well. Nothing is done while nothing has changed.
 */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { writeIcons } from './build/icons.ts'
import { bundle, common, inlineScript, oldest, type Bundle } from './build/bundle.ts'
import { keepFormer } from './build/former.ts'
import { writeWorker } from './build/worker.ts'
import { documentOf } from './shell/document.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const webOutput = join(root, 'dist/web')

const pages = [
  { file: 'index.html', path: '/', title: '到岗', asks: ['/api/me', '/api/attendance/today'] },
  {
    file: 'demo.html',
    path: '/demo',
    title: '到岗 · 演示',
    asks: ['/api/demo'],
    component: 'web/pages/public/DemoPage.vue',
  },
]

/** Builds unless dist/web was made from the same sources; true where it had to. */
export async function buildWeb(): Promise<boolean> {
  const inputs = inputsHash()
  const stamp = join(webOutput, 'inputs.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return false
  const work = join(root, `dist/web-${process.pid}`)
  rmSync(work, { recursive: true, force: true })
  const built = await bundle(root, work)
  await writePages(work, built)
  await writeIcons(work)
  const parts = readFileSync(join(work, '.vite/manifest.json'))
  rmSync(join(work, '.vite'), { recursive: true })
  await writeWorker(common(root), work, oldest, built)
  compress(work)
  // For the edge, which has no package beside it; nothing that a browser loads.
  mkdirSync(join(work, 'fonts'))
  copyFileSync(
    join(root, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    join(work, 'fonts/sheets.ttf'),
  )
  keepFormer(webOutput, work)
  writeFileSync(join(work, 'inputs.txt'), inputs)
  // Which file needs which: for who weighs them.
  writeFileSync(join(work, 'parts.json'), parts)
  // The edge compresses by itself: what is compressed here is for the Node server.
  writeFileSync(join(work, '.assetsignore'), '*.br\n*.gz\ninputs.txt\nformer.json\nparts.json\n')
  rmSync(webOutput, { recursive: true, force: true })
  renameSync(work, webOutput)
  return true
}

function inputsHash() {
  const hash = createHash('sha256')
  const files = globSync(['web/**/*.{ts,vue,css,webp}', 'shared/**/*.ts', 'package-lock.json'], { cwd: root })
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

async function writePages(out: string, { entry, css, chunksOf, server }: Bundle) {
  const scripts = [await inlineScript(root, 'boot'), await inlineScript(root, 'swap')] as [string, string]
  const { render } = (await import(pathToFileURL(server).href)) as typeof import('./shell/server.ts')
  const styles = new Set<string>()
  const tables = ['web/own-routes.ts', 'web/entry-routes.ts'].map((name) => chunksOf(name).scripts[0]!)
  for (const { file, path, title, asks, component } of pages) {
    const own = component ? chunksOf(component) : { scripts: [], css: '' }
    const style = css + own.css
    styles.add(style)
    const [chinese, english] = [await render(path, 'zh-CN'), await render(path, 'en')]
    if (/ style="/.test(chinese + english))
      throw new Error(`${file} has a style attribute, which the CSP forbids`)
    const html = documentOf({
      title,
      path,
      chinese,
      english,
      css: style,
      scripts,
      entry,
      preloads: [entry, ...(component ? [...tables, ...own.scripts] : [])],
      tables,
      asks,
    })
    writeFileSync(join(out, file), html)
  }
  rmSync(dirname(server), { recursive: true })
  const csp = { scripts: scripts.map(sourceHash), styles: [...styles].map(sourceHash) }
  writeFileSync(join(out, 'csp.json'), JSON.stringify(csp, null, 2))
}

const sourceHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function compress(out: string) {
  mkdirSync(out, { recursive: true })
  for (const file of globSync('**/*.{html,js,css,svg,json,webmanifest}', { cwd: out })) {
    const bytes = readFileSync(join(out, file))
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes))
    writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await buildWeb()
  const size = (file: string) => `${relative(webOutput, file)} ${statSync(`${file}.br`).size} B`
  const page = readFileSync(join(webOutput, 'index.html'), 'utf8')
  const program = /<script type="module" src="\/([^"]+)"/.exec(page)![1]!
  const first = ['index.html', program].map((file) => size(join(webOutput, file)))
  console.log(`web ${built ? 'built' : 'unchanged'}; first screen, brotli: ${first.join(', ')}`)
}
