/**
 * Builds the Worker into dist/worker: a main module, which every start of an isolate has to load, and what only few
 * requests need in modules of their own. `wrangler deploy` and `wrangler dev` run it by themselves.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { target: 'webworker', noExternal: true },
  resolve: { conditions: ['workerd', 'worker', 'browser', 'module', 'default'] },
  build: {
    ssr: join(root, 'api/main.worker.ts'),
    outDir: process.argv[2] ?? join(root, 'dist/worker'),
    target: 'es2024',
    minify: true,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // workerd takes nothing but handlers from a main module.
      preserveEntrySignatures: 'strict',
      external: /^(node|cloudflare):/,
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', codeSplitting: true },
    },
  },
})
