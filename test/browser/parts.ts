/** The files of the built app are named by their content alone: which is which stands in the build's own list. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Manifest } from 'vite'

const list = join(import.meta.dirname, '../../dist/web/parts.json')
export const parts = () => JSON.parse(readFileSync(list, 'utf8')) as Manifest

/** A part by the name of what it was made from, or that the build put together under. */
export const part = (name: string) => {
  const all = parts()
  return all[name] ?? Object.values(all).find((one) => one.name === name)!
}

/** Paths of the scripts and styles that a part brings, with all that it imports, besides the program itself. */
export function brings(name: string): Set<string> {
  const [all, files] = [parts(), new Set<string>()]
  const visit = ({ file, css = [], imports = [], isEntry }: Manifest[string]) => {
    if (isEntry || files.has(`/${file}`)) return
    for (const one of [file, ...css]) files.add(`/${one}`)
    for (const next of imports) visit(all[next]!)
  }
  visit(part(name))
  return files
}

/** What a path of the built app was made from. */
export const madeFrom = (path: string) =>
  Object.entries(parts()).find(([, { file, css = [] }]) => [file, ...css].includes(path.slice(1)))?.[0] ?? ''

/** Waits until the page has fetched a part. */
export const loaded = (page: Page, name: string) =>
  page.waitForFunction(
    (file) => performance.getEntriesByType('resource').some((one) => one.name.endsWith(file)),
    part(name).file,
  )
