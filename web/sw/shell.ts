import { quiet } from './quiet.ts'

interface Entry {
  url: string
  revision: string | null
}

/** What the build puts in here: the files of the shell, each named by its content or with a revision. */
// oxlint-disable-next-line no-underscore-dangle -- the name by which the build finds its place
const files = (self as unknown as { __WB_MANIFEST: Entry[] }).__WB_MANIFEST

const prefix = 'shell-'
/** The page names its program, and the program all else: its revision is that of the whole. */
const own = `${prefix}${files.find(({ url }) => url === 'index.html')?.revision}`

/** Takes in this version's shell, all of it or none. */
export async function install() {
  const cache = await caches.open(own)
  await cache.addAll(files.map(({ url }) => new Request(`/${url}`, { cache: 'no-cache' })))
}

/** Shells taken in before this one, oldest first. What came after it lies ready for the next worker. */
async function formerShells() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix))
  return names.slice(0, Math.max(0, names.indexOf(own)))
}

/**
 * From now on this version's pages. Also where all tabs were closed, and the browser made this worker the active one
 * by itself, the former pages stay as long as something waits that they have stored.
 */
export async function adopt() {
  const former = await formerShells()
  if (former.length && (await quiet())) await Promise.all(former.map((name) => caches.delete(name)))
}

async function shown(): Promise<Cache> {
  await adopt()
  const [former] = await formerShells()
  return caches.open(former ?? own)
}

/** The page of the app, whatever its path: from the phone at once, from the network where the phone has lost it. */
export async function page(request: Request): Promise<Response> {
  const kept = await (await shown()).match('/index.html')
  return kept ?? fetch(request)
}

/** Files named by their content, of whichever version: once fetched they are good for ever. */
export async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  // The page of a hotel's network, which answers everything, is no part of the program.
  const itself = answer.ok && !answer.headers.get('content-type')?.includes('html')
  if (itself) await (await caches.open(own)).put(request, answer.clone()).catch(() => undefined)
  return answer
}
