/** Real processes: the project's own Node, its real entry files, an environment with nothing of ours in it. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { root } from './root.ts'
import { afterwards } from './afterwards.ts'

function cleanEnv(extra: Record<string, string>) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(DAOGANG_|PORT$|HOST$|VITEST|NODE_OPTIONS)/.test(name),
  )
  return { ...Object.fromEntries(own), ...extra }
}

/** Runs a command of the command line to its end. */
export function cli(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['api/main.cli.ts', ...args], {
    cwd: root,
    env: cleanEnv(env),
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

export interface Running {
  child: ChildProcess
  /** Everything it printed so far. */
  printed(): string
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | string>
}

/** Starts a script; it is killed when the test ends. */
export function start(script: string, args: string[] = [], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'))
  })
  afterwards(() => void child.kill('SIGKILL'))
  return { child, printed: () => text, ended }
}

/** Waits for a line that a process prints; fails with what it printed instead if it ends first. */
export async function printed(
  running: Running,
  pattern: RegExp,
  withinMs = 15_000,
): Promise<RegExpExecArray> {
  const until = performance.now() + withinMs
  let over: number | string | undefined
  void running.ended.then((code) => (over = code))
  for (;;) {
    const found = pattern.exec(running.printed())
    if (found) return found
    if (over !== undefined || performance.now() > until)
      throw new Error(`no ${pattern} (${over ?? 'still running'}): ${running.printed()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
