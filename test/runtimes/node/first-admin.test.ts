import { describe, expect, test } from 'vitest'
import { runCommand } from '../../../api/cli/run.ts'
import { openNodeDatabase } from '../../../api/adapters/db.node.ts'
import { person, roleGrant } from '../../../api/people/table.ts'
import { roleProposal } from '../../../api/roles/table.ts'
import { codeAt, goodPassword, recoveryCodes, totpSecretText } from '../../kit/credentials.ts'
import { closeFile, letGo } from '../../kit/folder.ts'
import { rowsOf } from '../../kit/evening.ts'
import { staff } from '../../kit/people.ts'
import { cli, printed, start } from '../../kit/process.ts'
import { servedFile } from '../../kit/server.ts'
import type { Served } from '../../kit/server.ts'

const listens = /listens on (http:\/\/[\w.]+:\d+)/
const firstLink = /(https?:\/\/\S+)\/join#([\w-]{22})/

async function run({ env }: Served, more: Record<string, string> = {}) {
  const server = start('api/main.node.ts', [], { ...env, ...more })
  const url = (await printed(server, listens))[1]!
  return {
    url,
    printed: server.printed,
    link: async () => (await printed(server, firstLink))[2]!,
    post: (path: string, body: unknown, cookie = '') =>
      fetch(url + path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': crypto.randomUUID(),
          Cookie: cookie,
        },
        body: JSON.stringify(body),
      }),
    async stop() {
      server.child.kill('SIGTERM')
      await server.ended
    },
  }
}

const accepting = (token: string) => ({
  token,
  number: '990001',
  name: '第一位',
  password: goodPassword,
  totpSecret: totpSecretText,
  code: codeAt(Date.now()),
  recoveryCodes,
})

describe('a configured server that nobody can administer', () => {
  test('has no account, no demo and no role; its console has a link, once, and not when an admin is there', async () => {
    const served = await servedFile(async () => {})
    const first = await run(served)
    const dead = await first.link()
    expect((await fetch(`${first.url}/api/demo`)).status).toBe(404)
    expect((await first.post('/api/demo/enter', { personId: 'any' })).status).toBe(404)
    for (const number of ['admin', '990001', ''])
      expect(
        (await first.post('/api/sessions/password', { number, password: 'admin', code: '000000' })).status,
      ).toBe(403)
    await first.stop()

    const second = await run(served, { DAOGANG_ORIGIN: 'https://school.example' })
    const token = await second.link()
    expect(second.printed()).toContain(`https://school.example/join#${token}`)
    expect(token).not.toBe(dead)
    expect((await second.post('/api/credentials/accept', accepting(dead))).status, 'the earlier link').toBe(
      404,
    )
    const done = await second.post('/api/credentials/accept', accepting(token))
    expect(done.status, await done.clone().text()).toBe(200)
    const cookie = done.headers.get('set-cookie')!.split(';')[0]!
    const mine = await fetch(`${second.url}/api/people/staff`, { headers: { Cookie: cookie } })
    expect(((await mine.json()) as { staff: unknown[] }).staff).toMatchObject([
      { number: '990001', roles: [{ role: 'admin' }], hasAccount: true },
    ])
    expect((await second.post('/api/credentials/accept', accepting(token))).status).toBe(409)
    await second.stop()

    const third = await run(served)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(third.printed()).not.toContain('/join#')
    await third.stop()
    const refused = cli(['invite-admin', '--db', served.file], {
      DAOGANG_KEY_FILE: served.keyFile,
      LANG: 'en',
    })
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toContain('--number')
  })
})

/** A school with an admin's proposal, and the command line in this process. */
async function school() {
  const served = await servedFile(async (db) => {
    await db.write([
      ...staff(db, '990001', 'admin'),
      ...staff(db, '990002', 'teacher'),
      db.query.insert(roleProposal).values({
        id: 'proposal-1',
        personId: 'p-990002',
        role: 'finance',
        kind: 'grant',
        proposedBy: 'p-990001',
        proposedAt: 1,
      }),
    ])
  })
  async function run(...args: string[]) {
    let [out, err] = ['', '']
    const code = await runCommand([...args, '--db', served.file], {
      out: (text) => void (out += text),
      say: (line) => void (err += `${line}\n`),
      locale: 'en',
      keyFile: served.keyFile,
      origin: 'https://school.example',
      dbToken: undefined,
    })
    await letGo()
    return { code, out, err }
  }
  async function inside<T>(look: (db: Awaited<ReturnType<typeof openNodeDatabase>>) => Promise<T>) {
    const db = await openNodeDatabase(served.file)
    const found = await look(db)
    await closeFile(db)
    return found
  }
  return { run, inside }
}

describe('the command line', () => {
  test('makes an admin by the operator’s word, and a new link for one who has lost the way in', async () => {
    const { run, inside } = await school()
    expect((await run('invite-admin')).out).toMatch(/^https:\/\/school\.example\/join#[\w-]{22}\n$/)
    const made = await run('invite-admin', '--number', '990003', '--name', '新管理员')
    expect(made.out).toMatch(/^https:\/\/school\.example\/join#[\w-]{22}\n$/)
    expect((await run('invite-admin', '--number', '990003')).out).toMatch(/join#/)
    expect(await run('invite-admin', '--number', '990001', '--name', '别人')).toMatchObject({
      code: 1,
      out: '',
    })
    expect(await run('invite-admin', '--number', '990404')).toMatchObject({ code: 1, out: '' })
    const admins = await inside(async (db) => {
      const people = await rowsOf(db, person)
      const grants = (await rowsOf(db, roleGrant)).filter((g) => g.role === 'admin')
      return grants.map((g) => people.find((p) => p.id === g.personId)!.number)
    })
    expect(admins.toSorted()).toEqual(['990001', '990003'])
  })

  test('lists what is proposed, confirms or turns it down, once', async () => {
    const { run, inside } = await school()
    expect((await run('roles')).out).toBe('proposal-1\tgrant\t990002 职员990002\tfinance\t\t职员990001\n')
    expect(await run('roles', 'confirm', 'proposal-1')).toMatchObject({ code: 0, out: 'confirmed\n' })
    expect(await run('roles', 'confirm', 'proposal-1')).toMatchObject({ code: 1, out: '' })
    expect((await run('roles')).out).toBe('')
    expect(await run('roles', 'confirm')).toMatchObject({ code: 2 })
    const held = await inside(async (db) =>
      (await rowsOf(db, roleGrant)).filter((g) => g.personId === 'p-990002').map((g) => g.role),
    )
    expect(held).toEqual(['teacher', 'finance'])
  })
})
