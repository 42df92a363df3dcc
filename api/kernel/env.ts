/**
 * The environment, read once by main.* and by nobody else. Everything wrong with it is said at once,
 * and a DAOGANG_ name that nobody knows is taken for a slip of the pen.
 */
import * as v from 'valibot'
import { CannotStart } from './cannot-start.ts'
import type { Locale } from './ctx.ts'
import { schoolsSchema } from './schools.ts'
import type { School } from './schools.ts'

type Source = Record<string, unknown>

const path = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'))
const address = v.pipe(
  v.string(),
  v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is no http(s) address'),
  v.transform((text) => text.replace(/\/+$/, '')),
)
const origin = v.pipe(
  address,
  v.transform((text) => new URL(text).origin),
)
const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'is no port number'),
  v.transform(Number),
  v.maxValue(65_535, 'is no port number'),
)

/** The chat: all of it is optional, and a webhook without a secret of its own is none. */
const botNames = {
  DAOGANG_BOT_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^\d+:[\w-]{20,}$/, 'is no token of a bot'))),
  DAOGANG_BOT_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'has fewer than 32 characters'))),
  DAOGANG_BOT_API_ROOT: v.optional(address),
}

export interface BotEnv {
  token: string
  /** Without one the server asks for messages; with one they are delivered to it. */
  secret: string | undefined
  apiRoot: string | undefined
}

const nodeNames = {
  ...botNames,
  DAOGANG_DB: v.optional(path),
  DAOGANG_KEY_FILE: v.optional(path),
  DAOGANG_CHECKPOINTS: v.optional(path),
  DAOGANG_BACKUPS: v.optional(path),
  DAOGANG_ORIGIN: v.optional(origin),
  DAOGANG_ADDRESS_HEADER: v.optional(path),
  HOST: v.optional(path, '127.0.0.1'),
  PORT: v.optional(port, '3000'),
}

export interface NodeEnv {
  host: string
  /** 0 lets the system choose. */
  port: number
  /** The address under which people reach the server; left out, the Host header is compared instead. */
  origin: string | undefined
  /** The header in which the proxy in front names the client; left out, the connection's other end counts. */
  addressHeader: string | undefined
  bot: BotEnv | undefined
  /** Absent: no configuration, which means the demo. */
  configured: { db: string; keyFile: string; checkpoints: string; backups: string } | undefined
}

/** What a server on Node is told; throws CannotStart with everything that is wrong. */
export function readNodeEnv(source: Source): NodeEnv {
  const env = read(v.object(nodeNames), source)
  const { DAOGANG_DB: db, DAOGANG_KEY_FILE: keyFile, HOST: host, PORT: port } = env
  const bot = botOf(env)
  const shared = { host, port, origin: env.DAOGANG_ORIGIN, addressHeader: env.DAOGANG_ADDRESS_HEADER, bot }
  if (!db && (keyFile || env.DAOGANG_CHECKPOINTS || env.DAOGANG_BACKUPS || bot))
    throw new CannotStart('DAOGANG_DB is not set, other settings of a configured server are.')
  if (!db) return { ...shared, configured: undefined }
  if (!keyFile)
    throw new CannotStart(
      'DAOGANG_KEY_FILE is not set. A configured server needs its key file, kept outside the data and ' +
        'its back-ups; `npm run -s cli -- keys --out FILE` makes one.',
    )
  return {
    ...shared,
    configured: {
      db,
      keyFile,
      checkpoints: env.DAOGANG_CHECKPOINTS ?? `${db}.checkpoints`,
      backups: env.DAOGANG_BACKUPS ?? `${db}.backups`,
    },
  }
}

const oneSchool = { DAOGANG_DB_URL: v.pipe(v.string(), v.nonEmpty('is empty')) }
const manySchools = { DAOGANG_SCHOOLS: schoolsSchema }
const workerNames = {
  ...botNames,
  DAOGANG_DB_TOKEN: v.optional(v.string()),
  DAOGANG_KEYS: v.pipe(v.string(), v.nonEmpty('is empty')),
  DAOGANG_ORIGIN: v.optional(origin),
}

/** What a Worker is told by its variables and secrets; throws CannotStart. */
export function readWorkerEnv(source: Source) {
  const many = source['DAOGANG_SCHOOLS'] !== undefined
  if (many && source['DAOGANG_DB_URL'] !== undefined)
    throw new CannotStart('Both DAOGANG_DB_URL and DAOGANG_SCHOOLS are set: is it one school or many?')
  const table = many ? read(v.object({ ...workerNames, ...manySchools }), source) : undefined
  const single = table ? undefined : read(v.object({ ...oneSchool, ...workerNames }), source)
  const env = (table ?? single)!
  const schools: School[] = table
    ? Object.entries(table.DAOGANG_SCHOOLS).map(([host, url]) => ({ host, url }))
    : [{ url: single!.DAOGANG_DB_URL }]
  const { DAOGANG_DB_TOKEN: token, DAOGANG_KEYS: keys } = env
  const bot = botOf(env)
  if (bot && many)
    throw new CannotStart('DAOGANG_BOT_TOKEN is set: a bot speaks for one school, not for many.')
  if (bot && !bot.secret)
    throw new CannotStart(
      'DAOGANG_BOT_SECRET is not set: without it anybody could speak for the bot’s users.',
    )
  return { schools, token, keys, origin: env.DAOGANG_ORIGIN, bot }
}

export type WorkerEnv = ReturnType<typeof readWorkerEnv>

interface BotNames {
  DAOGANG_BOT_TOKEN?: string | undefined
  DAOGANG_BOT_SECRET?: string | undefined
  DAOGANG_BOT_API_ROOT?: string | undefined
  DAOGANG_ORIGIN?: string | undefined
}

function botOf(env: BotNames): BotEnv | undefined {
  const { DAOGANG_BOT_TOKEN: token, DAOGANG_BOT_SECRET: secret, DAOGANG_BOT_API_ROOT: apiRoot } = env
  if (!token && (secret || apiRoot))
    throw new CannotStart('DAOGANG_BOT_TOKEN is not set, other settings of a bot are.')
  if (!token) return undefined
  if (!env.DAOGANG_ORIGIN)
    throw new CannotStart('DAOGANG_ORIGIN is not set: the bot’s links need an address to lead to.')
  return { token, secret, apiRoot }
}

/** What the command line is told of a bot that it sets up. */
export function readBotEnv(source: Source): { bot: BotEnv; origin: string } {
  const env = read(v.object({ ...botNames, ...cliNames }), source)
  const bot = botOf(env)
  if (!bot) throw new CannotStart('DAOGANG_BOT_TOKEN is not set.')
  return { bot, origin: env.DAOGANG_ORIGIN! }
}

/** What the command line is told. */
export function readCliEnv(source: Source): {
  keyFile: string | undefined
  dbToken: string | undefined
  origin: string | undefined
  locale: Locale
} {
  const { DAOGANG_KEY_FILE, DAOGANG_DB_TOKEN, DAOGANG_ORIGIN, LANG, LC_ALL } = read(
    v.object(cliNames),
    source,
  )
  const locale = /^en/i.test(LC_ALL || LANG || '') ? 'en' : 'zh-CN'
  return { keyFile: DAOGANG_KEY_FILE, dbToken: DAOGANG_DB_TOKEN, origin: DAOGANG_ORIGIN, locale }
}

const cliNames = {
  DAOGANG_KEY_FILE: v.optional(path),
  DAOGANG_DB_TOKEN: v.optional(v.string()),
  DAOGANG_ORIGIN: v.optional(origin),
  LANG: v.optional(v.string()),
  LC_ALL: v.optional(v.string()),
}

function read<S extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  schema: S,
  source: Source,
): v.InferOutput<S> {
  const known = { ...nodeNames, ...workerNames, ...oneSchool, ...manySchools }
  const unknown = Object.keys(source).filter((name) => name.startsWith('DAOGANG_') && !(name in known))
  const parsed = v.safeParse(schema, source)
  const wrong = [
    ...unknown.map((name) => `${name} is no setting of this program`),
    ...(parsed.issues ?? []).map(
      (issue) => `${v.getDotPath(issue)} ${issue.received === 'undefined' ? 'is not set' : issue.message}`,
    ),
  ]
  if (wrong.length) throw new CannotStart(`The environment is wrong: ${wrong.join('; ')}.`)
  return parsed.output as v.InferOutput<S>
}
