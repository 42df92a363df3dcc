/** The project's own text, for tests about how it is written. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { root } from './root.ts'

export interface Source {
  /** From the root: api/kernel/db.ts. */
  path: string
  text: string
  /** The text without comments, strings kept. */
  code: string
  lines: number
  imports: { from: string; typeOnly: boolean }[]
}

/** Every source file under these folders, migrations and generated files apart. */
export function sources(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,vue}`, { cwd: root }))
    .filter((path) => !path.includes('/migrations/') && !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
      return { path, text, code, lines: text.trimEnd().split('\n').length, imports: importsOf(path, code) }
    })
}

/** What a file imports: paths from the root for its own files, names for packages. */
function importsOf(path: string, code: string) {
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g,
  )
  return [...found].map(([, type, fixed, lazy]) => {
    const from = fixed ?? lazy ?? ''
    const own = from.startsWith('.') ? relative(root, join(root, dirname(path), from)) : from
    return { from: own, typeOnly: type !== undefined }
  })
}

export const nameOf = ({ path }: Pick<Source, 'path'>) => basename(path)
