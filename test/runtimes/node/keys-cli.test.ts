import { join } from 'node:path'
import { existsSync, statSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../../api/cli/run.ts'
import { keyStatusFile } from '../../../api/adapters/key-status.node.ts'
import { openNodeDatabase } from '../../../api/adapters/db.node.ts'
import { readKeyFile } from '../../../api/adapters/keys.node.ts'
import { systemClock } from '../../../api/adapters/clock.ts'
import { loadKeys } from '../../../api/kernel/load-keys.ts'
import { newPersonKey } from '../../../api/kernel/private.ts'
import { rewrap } from '../../../api/keys/rewrap.ts'
import { person, personKey } from '../../../api/people/table.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { closeFile, freshFolder, letGo } from '../../kit/folder.ts'

let [file, key] = ['', '']
beforeEach(async () => {
  const folder = freshFolder()
  ;[file, key] = [join(folder, 'school.db'), join(folder, 'school.key')]
  expect((await run('keys', '--out', key)).code).toBe(0)
  await withServer(async ({ db, keys }) => {
    const { row } = await newPersonKey(keys, 'p-1')
    await db.write([
      db.query.insert(person).values({ id: 'p-1', number: '1', name: '某人', kind: 'student' }),
      db.query.insert(personKey).values(row),
    ])
  })
})

async function run(...args: string[]) {
  let [out, err] = ['', '']
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    say: (line) => void (err += `${line}\n`),
    locale: 'en',
    keyFile: key && existsSync(key) ? key : undefined,
    dbToken: undefined,
  })
  await letGo()
  return { code, out, err }
}

/** While a server has the file open with the ring that the key file has now. */
async function withServer<T>(use: (opened: Parameters<ReturnType<typeof keyStatusFile>>[0]) => Promise<T>) {
  const db = await openNodeDatabase(file)
  const parts = { db, clock: systemClock, newId: () => crypto.randomUUID() }
  const opened = { ...parts, keys: await loadKeys(parts, readKeyFile(key)) }
  try {
    return await use(opened)
  } finally {
    await closeFile(db)
  }
}

const sealAnew = () => withServer(({ db, keys }) => rewrap(operatorCtx(db, { keys, clock: systemClock })))

describe('keys rotate, status, retire', () => {
  test('go the whole way on a database that nobody holds', async () => {
    const old = readKeyFile(key).current
    const rotation = await run('keys', 'rotate')
    expect(rotation).toMatchObject({ code: 0, err: '' })
    const { current, keys } = readKeyFile(key)
    expect(Object.keys(keys)).toEqual([old, current])
    expect(rotation.out).toContain(`seals with ${current} now`)
    expect(statSync(key).mode & 0o777).toBe(0o400)
    expect((await run('keys', 'status', '--db', file)).out).toBe(
      `${old}  old      person_key 1, lasting_secret 1\n${current}  current  nothing is sealed under it\n`,
    )
    const early = await run('keys', 'retire', old, '--db', file)
    expect(early).toEqual({
      code: 1,
      out: '',
      err: `${old} still seals person_key, lasting_secret; see \`keys status\`.\n`,
    })
    expect(await sealAnew()).toBe(2)
    expect((await run('keys', 'retire', old, '--db', file)).code).toBe(0)
    expect(Object.keys(readKeyFile(key).keys)).toEqual([current])
    expect((await run('keys', 'status', '--db', file)).out).toBe(
      `${current}  current  person_key 1, lasting_secret 1\n${old}  retired  nothing is sealed under it\n`,
    )
  })

  test('rotate can add the key first and seal with it later, for servers that share a secret', async () => {
    const old = readKeyFile(key).current
    expect((await run('keys', 'rotate', '--later')).out).toContain('as well')
    const { current, keys } = readKeyFile(key)
    expect(current).toBe(old)
    const added = Object.keys(keys).at(-1)!
    expect((await run('keys', 'rotate')).out).toContain(`seals with ${added} now`)
    expect(Object.keys(readKeyFile(key).keys)).toEqual([old, added])
    expect(await sealAnew()).toBe(2)
  })

  test('of a database that a server holds rely on what the server said last', async () => {
    const old = readKeyFile(key).current
    await withServer(async (opened) => {
      expect((await run('keys', 'status', '--db', file)).err).toContain('is in use by a running server')
      await keyStatusFile(file)(opened)
      await run('keys', 'rotate')
      const status = await run('keys', 'status', '--db', file)
      expect(status.err).toBe('A server holds the database; this is what it said last.\n')
      expect(status.out).toBe(`${old}  current  person_key 1, lasting_secret 1\n`)
      expect((await run('keys', 'retire', old, '--db', file)).err).toContain('has not taken up')
    })
    expect(Object.keys(readKeyFile(key).keys)).toHaveLength(2)
  })

  test.each([
    ['the current key', () => readKeyFile(key).current, 'is the current key'],
    ['one that is not there', () => 'k-none', 'has no key k-none'],
  ])('retire refuses %s', async (_, kid, why) => {
    const before = readKeyFile(key)
    const { code, err } = await run('keys', 'retire', kid(), '--db', file)
    expect(code).toBe(1)
    expect(err).toContain(why)
    expect(readKeyFile(key)).toEqual(before)
  })

  test('say what is missing', async () => {
    await run('keys', 'rotate')
    const [old] = Object.keys(readKeyFile(key).keys)
    expect(await run('keys', 'retire', old!)).toMatchObject({
      code: 1,
      err: 'Which database? Say --db FILE, or --url LIBSQL_URL.\n',
    })
    expect((await run('keys', 'retire')).code).toBe(2)
    expect((await run('keys', 'status', '--db', `${file}.none`)).err).toMatch(/^There is no database/)
    expect((await run('keys', 'rotate', '--key-file', `${key}.none`)).err).toMatch(/^There is no key file/)
  })
})
