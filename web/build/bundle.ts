import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build, type InlineConfig, type Manifest, type Rolldown } from 'vite'

export interface Bundle {
  /** URL of the program, and the styles that every page needs. */
  entry: string
  css: string
  /** Scripts and styles that a lazily loaded component brings. */
  chunksOf(component: string): { scripts: string[]; css: string }
  /** Every file that a module, or a chunk of this name, brings besides the program itself. */
  filesOf(name: string): string[]
  /** The file that renders pages on the server's side, for the build alone. */
  server: string
}

// WeChat's own browser on a cheap phone is the oldest that must run it.
export const oldest = ['chrome87', 'safari15.4']

// How long a plugin took is no news to who starts the server.
const checks = { pluginTimings: false }

export const common = (root: string): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [vue()],
  publicDir: false,
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
})

// What most of the later pages share comes once, not as ten small files; only forms come by themselves.
const parts = /\/web\/ui\/(?!TextField|SelectField|SheetDialog|QrCode|RadioCards|CheckRow|CopyButton)/

// What signs, with the table that says when: one request before a command, not five.
const signing = /\/web\/devices\/proof\.ts|\/shared\/(devices\/proof|people\/access[\w-]*)\.ts/

// The keys of this browser, for what signs and for who signs in.
const keys = /\/web\/devices\/(device-key|key-store)\.ts/

// What all pages about days and requests say and know.
const records =
  /\/(web\/(records\/words|locales\/records\.zh-CN|requests\/request-state|(violations|quality)\/useOwn\w+)\.|shared\/(rulings|replies)\/)/

// A student's own facts, and requests: of a day, and in lists.
const ownFacts = /\/web\/(violations|quality|awards|repairs)\/Own/
const ownRequests = /\/web\/requests\/(useO|O)wn/
const ownCards = /\/web\/records\/(FactCard|OwnList|RulingHistory)\./

// Whether it is quiet enough for a new version: the background asks, and who has a payslip open tells.
const quiet = /\/web\/(offline\/signing|sw\/quiet)\./

// What the app does in the background: one request once the first screen stands.
const background =
  /\/web\/(offline\/(kept|lease|background|register|install|warm|BackgroundBar|words)|locales\/offline\.zh-CN)\./

/** Whatever the first screen needs comes in one file: shared by a lazy page or not, a second one costs a round trip. */
function firstScreen(main: string) {
  const needed = new Set<string>()
  const collect = (id: string, ctx: Rolldown.ChunkingContext) => {
    if (needed.has(id)) return
    needed.add(id)
    for (const next of ctx.getModuleInfo(id)?.importedIds ?? []) collect(next, ctx)
  }
  return (id: string, ctx: Rolldown.ChunkingContext) => {
    if (!needed.size) collect(main, ctx)
    return needed.has(id) ? 'main' : null
  }
}

export async function bundle(root: string, out: string): Promise<Bundle> {
  const main = join(root, 'web/main.ts')
  await build({
    ...common(root),
    build: {
      outDir: out,
      manifest: true,
      target: oldest,
      cssTarget: oldest,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        checks,
        input: { main },
        output: {
          // Every name stands in the program and in the worker's list: the hash alone says which file it is.
          entryFileNames: 'assets/[name]-[hash:8].js',
          chunkFileNames: 'assets/[hash:8].js',
          assetFileNames: 'assets/[hash:8][extname]',
          codeSplitting: {
            groups: [
              { name: firstScreen(main), debugName: 'main' },
              { name: 'parts', test: parts },
              { name: 'keys', test: keys },
              { name: 'signing', test: signing },
              { name: 'quiet', test: quiet },
              { name: 'background', test: background },
              { name: 'records', test: records },
              { name: 'own-cards', test: ownCards },
              { name: 'own-facts', test: ownFacts },
              { name: 'own-requests', test: ownRequests },
            ],
          },
        },
      },
    },
  })
  await build({
    ...common(root),
    ssr: { noExternal: true },
    build: {
      outDir: join(out, 'server'),
      ssr: join(root, 'web/shell/server.ts'),
      target: 'node22',
      minify: false,
      rolldownOptions: { checks },
      reportCompressedSize: false,
    },
  })
  const built = read(out)
  compileAtOnce(join(out, built.entry))
  return built
}

/**
 * Nearly all of the program runs when it starts: a browser that knows these words compiles it beside the page's own
 * thread while it arrives, and a slow phone can be tapped 50 ms earlier. They count on the first line alone.
 */
const compileAtOnce = (file: string) =>
  writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`)

function read(out: string): Bundle {
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Manifest
  const main = manifest['web/main.ts']!
  const text = (files: string[] = []) => files.map((file) => readFileSync(join(out, file), 'utf8')).join('')
  const reached = (first: string) => {
    if (!manifest[first]) throw new Error(`${first} is no part of the bundle`)
    const seen = new Set<string>()
    const visit = (name: string) => {
      if (name === 'web/main.ts' || seen.has(name) || !manifest[name]) return
      seen.add(name)
      for (const next of manifest[name].imports ?? []) visit(next)
    }
    visit(first)
    return [...seen].map((name) => manifest[name]!)
  }
  // What was put together by hand stands there under the name it was given.
  const keyOf = (name: string) => Object.keys(manifest).find((key) => manifest[key]!.name === name) ?? name
  const filesOf = (name: string) =>
    reached(manifest[name] ? name : keyOf(name)).flatMap(({ file, css = [] }) => [file, ...css])
  const chunksOf = (component: string) => {
    const chunks = reached(component)
    return {
      scripts: chunks.map((chunk) => `/${chunk.file}`),
      css: text(chunks.flatMap((chunk) => chunk.css ?? [])),
    }
  }
  const server = ['server.js', 'server.mjs']
    .map((name) => join(out, 'server', name))
    .find((file) => existsSync(file))!
  return { entry: `/${main.file}`, css: text(main.css), chunksOf, filesOf, server }
}

/** One of the shell's scripts as a single block of text. */
export async function inlineScript(root: string, name: 'boot' | 'swap'): Promise<string> {
  const made = (await build({
    ...common(root),
    build: {
      write: false,
      target: oldest,
      rolldownOptions: { checks },
      lib: { entry: join(root, `web/shell/${name}.ts`), formats: ['iife'], name: 'daogang' },
    },
  })) as Rolldown.RolldownOutput[]
  const code = made[0]!.output[0].code.trim()
  if (code.includes('</')) throw new Error(`${name} would end its own script block`)
  return code
}
