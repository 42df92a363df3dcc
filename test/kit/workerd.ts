/** workerd itself, as wrangler has it, with the Worker as it is bundled for a deployment: one process, one isolate. */
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, relative } from 'node:path'
import { root } from './root.ts'

/** Where its program is, on this kind of machine. */
const { default: program } = createRequire(import.meta.url)('workerd') as { default: string }

/** Builds the whole Worker of the project, or another one in the same way, into `folder`. */
export function buildWorker(folder: string, from = 'api/main.worker.ts'): Built {
  const { status, stderr } = spawnSync(process.execPath, ['api/build.ts', folder, from], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return { folder, main: basename(from).replace(/ts$/, 'js') }
}

/** The small Worker before it. */
export const buildFront = (folder: string) => buildWorker(folder, 'api/main.front.ts')

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

/** A folder into which a Worker was built, and its main module. */
export interface Built {
  folder: string
  main: string
}

/** Of all the modules in its folder, of which `main` is the first. */
function worker(from: string, { folder, main }: Built, bindings: readonly string[]) {
  const others = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== main)
  const file = (name: string) => text(join(relative(from, folder), name))
  const modules = [main, ...others].map((name) => `(name = ${text(name)}, esModule = embed ${file(name)})`)
  return `(
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = ["nodejs_compat"],
  modules = [${modules.join(', ')}],
  bindings = [${bindings.join(', ')}],
)`
}

/** With another Worker behind it, which it knows as WHOLE; both are told the same. */
function config(from: string, front: Built, told: Record<string, string>, whole?: Built) {
  const bindings = Object.entries(told).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  )
  const behind = whole ? [`(name = "whole", worker = ${worker(from, whole, bindings)})`] : []
  const service = whole ? ['(name = "WHOLE", service = "whole")'] : []
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${[
    `(name = "main", worker = ${worker(from, front, [...bindings, ...service])})`,
    '(name = "internet", network = (allow = ["public", "private"]))',
    ...behind,
  ].join(', ')}],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
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
  built: Built,
  told: Record<string, string> = {},
  whole?: Built,
): Promise<Workerd> {
  const file = join(built.folder, 'config.capnp')
  writeFileSync(file, config(built.folder, built, told, whole))
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
