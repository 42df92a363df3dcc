import { expect, test } from 'vitest'
import { readCliEnv, readNodeEnv, readWorkerEnv } from '../../api/kernel/env.ts'

test('no configuration at all is the demo, on the usual port', () => {
  expect(readNodeEnv({ PATH: '/bin' })).toEqual({
    host: '127.0.0.1',
    port: 3000,
    origin: undefined,
    configured: undefined,
  })
})

test('a configured server has a database, a key file and a folder for checkpoints', () => {
  const env = readNodeEnv({
    DAOGANG_DB: 'school.db',
    DAOGANG_KEY_FILE: 'school.key',
    DAOGANG_ORIGIN: 'https://daogang.example.edu.cn/',
    HOST: '0.0.0.0',
    PORT: '0',
  })
  expect(env).toEqual({
    host: '0.0.0.0',
    port: 0,
    origin: 'https://daogang.example.edu.cn',
    configured: {
      db: 'school.db',
      keyFile: 'school.key',
      checkpoints: 'school.db.checkpoints',
      backups: 'school.db.backups',
    },
  })
})

test.each([
  [{ DAOGANG_DB: 'a.db' }, 'DAOGANG_KEY_FILE is not set'],
  [{ DAOGANG_KEY_FILE: 'a.key' }, 'DAOGANG_DB is not set'],
  [{ DAOGANG_DB: ' ' }, 'DAOGANG_DB is empty'],
  [{ PORT: '70000' }, 'PORT is no port number'],
  [{ PORT: '80a' }, 'PORT is no port number'],
  [{ DAOGANG_ORIGIN: 'daogang' }, 'DAOGANG_ORIGIN is no http(s) address'],
  [{ DAOGANG_KEYFILE: 'a.key' }, 'DAOGANG_KEYFILE is no setting of this program'],
])('%o is refused in words', (source, words) => {
  expect(() => readNodeEnv(source)).toThrow(words)
})

test('everything that is wrong is said at once', () => {
  expect(() => readNodeEnv({ PORT: 'x', DAOGANG_ORIGIN: 'x', DAOGANG_X: '' })).toThrow(
    /DAOGANG_X.*DAOGANG_ORIGIN.*PORT/,
  )
})

test('a Worker needs its database and its keys', () => {
  expect(() => readWorkerEnv({})).toThrow(/DAOGANG_DB_URL is not set.*DAOGANG_KEYS is not set/)
  expect(readWorkerEnv({ DAOGANG_DB_URL: 'libsql://x', DAOGANG_KEYS: '{}' })).toMatchObject({
    schools: [{ url: 'libsql://x' }],
  })
})

const workerOf = (schools: unknown, more = {}) =>
  readWorkerEnv({
    DAOGANG_SCHOOLS: typeof schools === 'string' ? schools : JSON.stringify(schools),
    DAOGANG_KEYS: '{}',
    ...more,
  })

test('many schools are a table of hosts, and neither a slip in it nor one school beside it starts a Worker', () => {
  const two = { 'north.example': 'libsql://n', 'south.example': 'libsql://s' }
  expect(workerOf(two).schools).toEqual([
    { host: 'north.example', url: 'libsql://n' },
    { host: 'south.example', url: 'libsql://s' },
  ])
  expect(() => workerOf('{')).toThrow('is no JSON')
  expect(() => workerOf({})).toThrow('names no school')
  expect(() => workerOf({ 'https://north': 'libsql://n' })).toThrow('no host')
  expect(() => workerOf({ 'north.example': 'n' })).toThrow('address')
  expect(() => workerOf({ ...two, 'west.example': 'libsql://s' })).toThrow('twice')
  expect(() => workerOf(two, { DAOGANG_DB_URL: 'libsql://x' })).toThrow('one school or many')
  const bot = {
    DAOGANG_BOT_TOKEN: `1:${'a'.repeat(30)}`,
    DAOGANG_BOT_SECRET: 'b'.repeat(40),
    DAOGANG_ORIGIN: 'https://north.example',
  }
  expect(() => workerOf(two, bot)).toThrow('one school')
})

test('the command line takes the key file alone', () => {
  expect(readCliEnv({ DAOGANG_KEY_FILE: 'a.key' })).toEqual({
    keyFile: 'a.key',
    dbToken: undefined,
    origin: undefined,
    locale: 'zh-CN',
  })
})

test.each([
  [{}, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en'],
])('the command line speaks Chinese unless %j says English', (source, locale) => {
  expect(readCliEnv(source).locale).toBe(locale)
})
