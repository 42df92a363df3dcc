/** workerd itself, as wrangler has it, with the Worker as it is bundled for a deployment: one process, one isolate. */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './root.ts'

/** Where its program is, on this kind of machine. */
const { default: program } = createRequire(import.meta.url)('workerd') as { default: string }

/** Builds the Worker of the project, or another one in the same way, into `folder`. */
export function buildWorker(folder: string, main?: string) {
  const { status, stderr } = spawnSync(process.execPath, ['api/build.ts', folder, ...(main ? [main] : [])], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

/** What an isolate loads before it answers anything: the main module and all that it imports at once. */
export function loadedAtOnce(folder: string, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const code = readFileSync(join(folder, file), 'utf8')
  for (const [, next] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
    loadedAtOnce(folder, next!, seen)
  return seen
}

/** As `wrangler.toml` says: the date that a deployment runs under. */
export const compatibilityDate = /compatibility_date = "(.*)"/.exec(
  readFileSync(join(root, 'wrangler.toml'), 'utf8'),
)![1]!

const text = (value: string) => JSON.stringify(value)

/** Of all the modules in a folder, of which `main` is the first. */
function config(folder: string, main: string, bindings: Record<string, string>) {
  const others = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== main)
  const modules = [main, ...others].map((name) => `(name = ${text(name)}, esModule = embed ${text(name)})`)
  const bound = Object.entries(bindings).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = ["nodejs_compat"],
  modules = [${modules.join(', ')}],
  bindings = [${bound.join(', ')}],
);
`
}

export interface Workerd {
  port: number
  pid: number
  stop(): Promise<void>
}

/** Starts it on a port of its own; resolves once it listens, and not before the main module has been evaluated. */
export async function startWorkerd(
  folder: string,
  main: string,
  bindings: Record<string, string> = {},
): Promise<Workerd> {
  const file = join(folder, 'config.capnp')
  writeFileSync(file, config(folder, main, bindings))
  const child = spawn(program, ['serve', file, '--control-fd=3'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdio[3]!.once('data', (chunk: Buffer) =>
      resolve((JSON.parse(chunk.toString().split('\n')[0]!) as { port: number }).port),
    )
    void ended.then(() => reject(new Error(`workerd ended: ${said}`)))
  })
  return {
    port,
    pid: child.pid!,
    async stop() {
      child.kill()
      await ended
    },
  }
}
