import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const days = 24 * 3600 * 1000
/** A phone that was opened with a former build goes on asking for its parts so long. */
export const formerFor = 30 * days

/** Which files are of former builds, and when the build came that no longer had them. */
type Former = Record<string, number>

const readFormer = (out: string): Former => {
  const list = join(out, 'former.json')
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Former) : {}
}

/** Lays the assets of the builds before beside the new ones, until their time is over. */
export function keepFormer(before: string, now: string) {
  const at = statSync(join(now, 'index.html')).mtimeMs
  const known = readFormer(before)
  const kept: Former = {}
  for (const file of globSync('assets/*', { cwd: before })) {
    const since = known[file] ?? at
    if (existsSync(join(now, file)) || at - since > formerFor) continue
    mkdirSync(dirname(join(now, file)), { recursive: true })
    copyFileSync(join(before, file), join(now, file))
    kept[file] = since
  }
  writeFileSync(join(now, 'former.json'), JSON.stringify(kept))
}
