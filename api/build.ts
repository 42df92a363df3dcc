/**
 * Builds the Workers into dist/worker and dist/front: a main module, which every start of an isolate has to load, and what
 * only few requests need in modules of their own. `wrangler deploy` and `wrangler dev` run it by themselves. One alone, into
 * another folder or from another main module (what the bench holds them against), by arguments.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const [out, from = 'api/main.worker.ts'] = process.argv.slice(2)
const workers = out
  ? { [out]: from }
  : { 'dist/worker': 'api/main.worker.ts', 'dist/front': 'api/main.front.ts' }

interface Graph {
  getModuleInfo(id: string): { importedIds: string[] } | null
}

/**
 * What the main module imports at once, however far away: one module, which is a tenth smaller than the hundred small
 * ones into which it falls otherwise, because later ones need parts of it as well.
 */
function atOnce(main: string, graph: Graph): Set<string> {
  const found = new Set<string>()
  const next = [main]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue
    found.add(id)
    next.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

for (const [folder, entry] of Object.entries(workers))
  await bundle(resolve(root, folder), resolve(root, entry))

async function bundle(outDir: string, main: string) {
  let known: Set<string> | undefined
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'webworker', noExternal: true },
    resolve: { conditions: ['workerd', 'worker', 'browser', 'module', 'default'] },
    build: {
      ssr: main,
      outDir,
      target: 'es2024',
      minify: true,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        // workerd takes nothing but handlers from a main module.
        preserveEntrySignatures: 'strict',
        external: /^(node|cloudflare):/,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: {
            groups: [{ name: (id, graph) => ((known ??= atOnce(main, graph)).has(id) ? 'core' : null) }],
          },
        },
      },
    },
  })
}
