import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig, type InlineConfig } from 'vite'
import { VitePWA, type VitePluginPWAAPI } from 'vite-plugin-pwa'
import type { Bundle } from './bundle.ts'

/** What a phone stores so that the app opens without a network, uncompressed. */
export const shellLimit = 250_000

/** What a student needs without a network, the most needed first; what no longer fits is fetched when it is used. */
const needed = [
  'background',
  'web/own-routes.ts',
  'web/attendance/RoomCode.vue',
  'web/attendance/TodayRest.vue',
  'web/pages/student/CapturePage.vue',
  'web/pages/student/RecordsPage.vue',
  'web/pages/student/AllowancePage.vue',
  'web/pages/everyone/MePage.vue',
  'web/pages/everyone/NoticesPage.vue',
]

function shellOf(out: string, { entry, filesOf }: Bundle): string[] {
  const size = (file: string) => statSync(join(out, file)).size
  const shell = new Set(['index.html', entry.slice(1)])
  let sum = [...shell].reduce((total, file) => total + size(file), 0)
  for (const name of needed) {
    const more = filesOf(name).filter((file) => !shell.has(file))
    const added = more.reduce((total, file) => total + size(file), 0)
    if (sum + added > shellLimit) continue
    sum += added
    for (const file of more) shell.add(file)
  }
  return [...shell]
}

/** Writes sw.js: the project's own worker with the names of the shell's files in it. */
export async function writeWorker(config: InlineConfig, out: string, target: string[], built: Bundle) {
  const plugins = VitePWA({
    strategies: 'injectManifest',
    srcDir: 'web/sw',
    filename: 'sw.ts',
    outDir: out,
    manifest: false,
    injectRegister: false,
    integration: { configureCustomSWViteBuild: (own) => void Object.assign(own, { logLevel: 'warn' }) },
    injectManifest: {
      globPatterns: shellOf(out, built),
      rollupFormat: 'iife',
      target,
      minify: true,
      sourcemap: false,
    },
  })
  const resolved = await resolveConfig({ ...config, plugins, build: { outDir: out } }, 'build')
  const pwa = resolved.plugins.find(({ name }) => name === 'vite-plugin-pwa')!
  await (pwa.api as VitePluginPWAAPI).generateSW()
  const text = readFileSync(join(out, 'sw.js'), 'utf8')
  if (!text.includes('index.html')) throw new Error('the worker knows no shell')
}
