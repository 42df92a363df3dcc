import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorkerClient, openWorkerDatabase } from '../../../api/adapters/db.worker.ts'
import { runCommand } from '../../../api/cli/run.ts'
import { sealAll } from '../../../api/kernel/audit-seal.ts'
import { verifyChain } from '../../../api/kernel/audit-verify.ts'
import { refusedByConstraint, sqliteCode } from '../../../api/kernel/db.ts'
import { ctxFor } from '../../kit/ctx.ts'
import { afterwards } from '../../kit/afterwards.ts'
import { freshFolder } from '../../kit/folder.ts'
import { startHrana } from '../../kit/hrana.ts'
import { logged } from '../../kit/log.ts'

const put = (name: string) => ({ sql: 'insert into server_state values (?, ?, ?)', args: [name, 'v', 1] })

async function served() {
  const folder = freshFolder()
  const hrana = await startHrana({ fileOf: (name) => join(folder, `${name}.db`) })
  afterwards(() => hrana.close())
  const url = `${hrana.url}/school/`
  const said: string[] = []
  const terminal = { out: (t: string) => void said.push(t), say: (t: string) => void said.push(t) }
  const migrate = () =>
    runCommand(['migrate', '--url', url], {
      ...terminal,
      locale: 'en',
      keyFile: undefined,
      dbToken: undefined,
    })
  return { url, migrate, said }
}

test('migrate brings a remote database up to date, and a second time changes nothing', async () => {
  const { url, migrate, said } = await served()
  expect(await migrate(), said.join('\n')).toBe(0)
  expect(await migrate()).toBe(0)
  const db = openWorkerDatabase(url)
  const { rows } = await db.client.execute("select count(*) n from sqlite_master where name = 'audit_event'")
  expect(rows[0]!['n']).toBe(1)
})

test('of many schools each is brought up to date by itself, what fails is named, and the next run does the rest', async () => {
  const { url, said } = await served()
  const [file, second] = [join(freshFolder(), 'schools.json'), url.replace('/school/', '/other/')]
  const run = (schools: unknown) => {
    writeFileSync(file, JSON.stringify(schools))
    said.length = 0
    const terminal = { out: (t: string) => void said.push(t), say: (t: string) => void said.push(`${t}\n`) }
    return runCommand(['migrate', '--schools', file], {
      ...terminal,
      locale: 'en',
      keyFile: undefined,
      dbToken: undefined,
    })
  }
  expect(await run({ 'a.example': url, 'b.example': 'http://127.0.0.1:9/none/', 'c.example': second })).toBe(
    1,
  )
  expect(said.join('').split('\n')).toEqual([
    '1/3 a.example: up to date',
    expect.stringMatching(/^2\/3 b\.example: The schema was not brought up to date/),
    '3/3 c.example: up to date',
    '1 of 3 schools were not brought up to date; run it again.',
    '',
  ])
  expect(await run({ 'a.example': url, 'c.example': second })).toBe(0)
  expect(await run({ 'a.example': 'nowhere' })).toBe(1)
})

test('over HTTP a batch is all or nothing, and a constraint keeps its code', async () => {
  const { url, migrate } = await served()
  await migrate()
  const db = openWorkerDatabase(url)
  await db.write([put('a'), put('b')])
  const error: unknown = await db.write([put('c'), put('a')]).catch((e: unknown) => e)
  expect(sqliteCode(error)).toMatch(/^SQLITE_CONSTRAINT/)
  expect(refusedByConstraint(error)).toBe(true)
  const { rows } = await db.client.execute('select name from server_state order by name')
  expect(rows.map((row) => row['name'])).toEqual(['a', 'b'])
})

test('over HTTP two sealers at once make one chain', async () => {
  const { url, migrate } = await served()
  await migrate()
  const ctx = ctxFor(openWorkerDatabase(url))
  await logged(ctx, 1_200)
  await Promise.all([sealAll(ctx), sealAll({ db: openWorkerDatabase(url) })])
  expect(await verifyChain(ctx.db)).toMatchObject({ ok: true, checked: 1_200, unsealed: 0 })
})

test('a stream lives on by its baton, and its changes are nobody else’s until it commits', async () => {
  const { url, migrate } = await served()
  await migrate()
  const client = openWorkerClient(url)
  const tx = await client.transaction('write')
  await tx.execute("insert into server_state values ('t', 'v', 1)")
  const during = await openWorkerClient(url).execute('select count(*) n from server_state')
  expect(during.rows[0]!['n']).toBe(0)
  await tx.commit()
  const after = await client.execute('select count(*) n from server_state')
  expect(after.rows[0]!['n']).toBe(1)
})
