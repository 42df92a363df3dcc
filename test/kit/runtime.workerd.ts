import { inject } from 'vitest'
import { openWorkerDatabase } from '../../api/adapters/db.worker.ts'
import type { Database } from '../../api/kernel/db.ts'
import { afterwards } from './afterwards.ts'
import type { Drawn } from './pixels.ts'
import type { Kept, Picture, Runtime } from './runtime.ts'

const server = inject('hrana')

async function errand(path: string, body?: Uint8Array): Promise<Response> {
  const answer = await fetch(`${server}/_${path}`, body ? { method: 'POST', body: body.slice() } : {})
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

const names = new WeakMap<Database, string>()

async function copyOf(kept: string): Promise<Database> {
  const name = await (await errand(`new/${kept}`)).text()
  const db = openWorkerDatabase(`${server}/${name}/`)
  names.set(db, name)
  afterwards(async () => void (await errand(`drop/${name}`)))
  return db
}

async function keep(db: Database): Promise<Kept> {
  const kept = await (await errand(`keep/${names.get(db)}`)).text()
  return { open: () => copyOf(kept) }
}

const files = import.meta.glob<string>(['/data/season-2020/*', '/docs/jobs.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const seenBy = async (look: string, file: Uint8Array) => JSON.parse(await (await errand(look, file)).text())
type InJson<T> = Omit<T, 'gray'> & { gray: string }
const inBytes = <T>(one: InJson<T>) => ({ ...one, gray: bytes(one.gray) })

interface Arrived {
  method: string
  headers: Record<string, string>
  body: string
}
const asArrived = (url: string, { method, headers, body }: Arrived) =>
  new Request(url, { method, headers, ...(method === 'GET' ? {} : { body: bytes(body) }) })

let font: Promise<Uint8Array> | undefined

export const runtime: Runtime = {
  freshDatabase: () => copyOf('empty'),
  keep,
  textOf: (path) => files[`/${path}`]!,
  filesOf: (folder) => Object.keys(files).flatMap((path) => path.split(`/${folder}/`)[1] ?? []),
  font: () => (font ??= errand('font').then(async (answer) => new Uint8Array(await answer.arrayBuffer()))),
  /**
   * Nothing can listen here. What is sent goes over the wire and comes back as it arrived; what is answered goes to the
   * server, which says it to who asks once more.
   */
  async serve(answer) {
    let stopped = false
    return {
      async fetch(url, init) {
        if (stopped) return fetch('http://127.0.0.1:9/', init)
        const answered = await answer(asArrived(url, await (await fetch(`${server}/_seen`, init)).json()))
        const [status, headers] = [answered.status, Object.fromEntries(answered.headers)]
        const said = JSON.stringify({ status, headers, body: await answered.text() })
        return fetch(`${server}/_said/${Buffer.from(said).toString('base64url')}`, init)
      },
      stop: () => void (stopped = true),
    }
  },
  pagesOf: async (pdf) => ((await seenBy('pages', pdf)) as InJson<Drawn>[]).map(inBytes) as Drawn[],
  pictureOf: async (png) => inBytes((await seenBy('picture', png)) as InJson<Picture>) as Picture,
}
