/**
 * What a test in workerd asks of Node: a database behind HTTP, a copy of what one held, what came over the wire, and what
 * others' programs see in a file. Forked; ends when its parent lets go of it.
 */
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { nodeFont } from '../../api/adapters/font.node.ts'
import { bodyOf, startHrana } from './hrana.ts'
import type { Answer } from './hrana.ts'
import { openSchoolNow } from './school-now.ts'

const folder = mkdtempSync(join(tmpdir(), 'daogang-hrana-'))
const fileOf = (name: string) => join(folder, `${name}.db`)

/** `empty`, and `school`: one whose shift is on by the real clock. */
async function fill() {
  const db = await openNodeDatabase(fileOf('filling'))
  const vacuum = (name: string) => db.client.execute({ sql: 'vacuum into ?', args: [fileOf(name)] })
  await vacuum('empty')
  await openSchoolNow(db)
  await vacuum('school')
  db.client.close()
}

const inJson = ({ gray, ...rest }: { gray: Uint8Array }) => ({
  ...rest,
  gray: Buffer.from(gray).toString('base64'),
})

const errands: Record<string, (of: string, request: IncomingMessage) => Promise<Answer['body']>> = {
  /** A copy of a template or of what was kept. */
  async new(of) {
    const name = randomUUID()
    copyFileSync(fileOf(of), fileOf(name))
    return name
  },
  async keep(of) {
    const name = randomUUID()
    hrana.exec(of, `vacuum into '${fileOf(name)}'`)
    return name
  },
  async drop(of) {
    hrana.forget(of)
    for (const more of ['', '-wal', '-shm']) rmSync(fileOf(of) + more, { force: true })
    return ''
  },
  font: () => nodeFont(),
  async pages(_, request) {
    const { pagesOf } = await import('./looking.node.ts')
    return JSON.stringify((await pagesOf(await bodyOf(request))).map(inJson))
  },
  async picture(_, request) {
    const { pictureOf } = await import('./looking.node.ts')
    return JSON.stringify(inJson(await pictureOf(await bodyOf(request))))
  },
  /** What arrived, as it arrived. */
  async seen(_, request) {
    const { method, headers } = request
    return JSON.stringify({ method, headers, body: (await bodyOf(request)).toString('base64') })
  },
}

await fill()
const hrana = await startHrana({
  fileOf,
  hasty: true,
  async errand(request) {
    const [, verb, of = ''] = /^\/_(\w+)\/?([\w-]*)/.exec(request.url ?? '') ?? []
    if (verb === 'said') return JSON.parse(Buffer.from(of, 'base64url').toString()) as Answer
    return verb === undefined ? undefined : { status: 200, body: await errands[verb]!(of, request) }
  },
})
process.once('disconnect', () => {
  hrana.close()
  rmSync(folder, { recursive: true, force: true })
})
process.send!(hrana.url)
