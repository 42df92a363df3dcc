import { describe, expect, test } from 'vitest'
import { nameOf, sources } from './kit/source.ts'
import type { Source } from './kit/source.ts'

const shared = sources('shared')
const api = sources('api')
const bot = sources('bot')
const web = sources('web')
const tests = sources('test')
const program = [...shared, ...api, ...bot, ...web]

/** Places where a pattern stands that should not: `file: match`. */
const found = (files: Source[], pattern: RegExp, of: 'code' | 'text' = 'code') =>
  files.flatMap((file) =>
    file[of].match(pattern) ? [`${file.path}: ${file[of].match(pattern)![0].trim()}`] : [],
  )

const under =
  (...folders: string[]) =>
  ({ path }: Source) =>
    folders.some((folder) => path.startsWith(folder))
const entry = /^api\/main\.\w+\.ts$/

describe('imports go one way', () => {
  const allowed: [who: string, files: Source[], may: RegExp][] = [
    [
      'shared',
      shared,
      /^shared\/|^(valibot|decimal\.js|temporal-polyfill\/fns\/\w+|canonicalize|chinese-days\/dist\/chinese-days\.json)$|^@noble\//,
    ],
    [
      'api/kernel',
      api.filter(under('api/kernel/')),
      /^(shared|api\/kernel)\/|^api\/[\w-]+\/table\.ts$|^(?!node:|\.)[@\w]/,
    ],
    [
      'api/<noun>',
      api.filter((file) => /^api\/(?!kernel|adapters|cli)[\w-]+\//.test(file.path)),
      /^shared\/|^api\/(?!main|app|adapters|cli)[\w-]+\/|^(?!node:|\.|api\/)[@\w]/,
    ],
    [
      'api/app.ts and front.ts',
      api.filter(({ path }) => /^api\/(app|front)\.ts$/.test(path)),
      /^api\/(?!main|adapters|cli)[\w-]+\/|^hono/,
    ],
    [
      'api/cli and adapters',
      api.filter(under('api/cli/', 'api/adapters/')),
      /^(shared|api)\/(?!main|(app|front)\.ts)|^(?!\.|api\/)[@\w]/,
    ],
    // It enters where the routes do: by the verbs. `bot/chat.ts` and what it opens is what entry files take.
    [
      'bot',
      bot,
      /^(shared|bot)\/|^api\/(?!main|app|adapters|cli|[\w-]+\/(me-)?routes)[\w-]+\/|^(grammy|drizzle-orm|@noble)\b/,
    ],
    ['web', web, /^(shared|web|data|dist)\/|^(?!node:(?!.*build)|\.|api\/)[@\w]/],
  ]
  test.each(allowed)('%s', (_, files, may) => {
    const strays = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ from, typeOnly }) => !may.test(from) && !typeOnly)
        .map(({ from }) => `${path} → ${from}`),
    )
    expect(strays.filter((stray) => !stray.startsWith('web/build'))).toEqual([])
  })

  test('a type may be taken from elsewhere only by web, of the API it talks to', () => {
    const strays = [...shared, ...web].flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('api/') && path.startsWith('shared/'))
        .map(({ from }) => `${path} → ${from}`),
    )
    expect(strays).toEqual([])
  })

  test('nothing of the program imports a test', () => {
    expect(
      program.flatMap(({ path, imports }) =>
        imports.filter(({ from }) => from.startsWith('test/')).map(() => path),
      ),
    ).toEqual([])
  })
})

describe('the laws', () => {
  test('shared is pure: no clock, randomness, environment or IO', () => {
    expect(
      found(
        shared,
        /\bDate\.now\b|\bnew Date\b|Math\.random|\bprocess\b|\bfetch\(|node:|Temporal\.Now|crypto\.\w+|console\./,
      ),
    ).toEqual([])
  })

  test('no interactive transaction, and one client an adapter', () => {
    expect(found(api, /\.transaction\(/)).toEqual([])
    const clients = program.filter(({ code }) => code.includes('createClient('))
    expect(clients.every(under('api/adapters/'))).toBe(true)
    expect(clients.filter(({ code }) => code.split('createClient(').length > 2)).toEqual([])
  })

  test('one clock', () => {
    const others = program.filter(
      ({ path }) => !/^api\/adapters\/clock\.ts$|^web\/platform\/clock\.ts$/.test(path),
    )
    expect(found(others, /\bDate\.now\b|\bnew Date\(|Temporal\.Now/)).toEqual([])
    expect(
      found(program, /\b(?:unixepoch|strftime|julianday|datetime|date)\('now'|current_timestamp/i),
    ).toEqual([])
  })

  test('the environment is read in the entry files', () => {
    const others = program.filter(({ path }) => !entry.test(path) && !path.startsWith('web/build'))
    expect(found(others, /process\.env|import\.meta\.env\.(?!DEV|PROD|SSR|BASE_URL)/)).toEqual([])
  })

  test('money is never a number', () => {
    const money = program.filter(
      under(
        'shared/money/',
        'shared/allowance/',
        'shared/payouts/',
        'api/payouts/',
        'api/payslips/',
        'api/allowance/',
      ),
    )
    expect(money.length).toBeGreaterThan(10)
    expect(found(program, /\btoFixed\(|\bparseFloat\(/)).toEqual([])
    expect(found(money, /\bNumber\([^)]*(?:amount|due|net|tax|rate)\b/i)).toEqual([])
  })

  test('a query is sent by read or write, never awaited by itself', () => {
    const others = api.filter(({ path }) => !under('api/adapters/', 'api/cli/migrate.ts')({ path } as Source))
    expect(found(others, /await\s+(?:ctx\.)?(?:db\.)?query\s*[.\n]|\bawait (?:ctx\.)?db\.client\b/)).toEqual(
      [],
    )
  })

  test('no drawers, no barrels', () => {
    expect(
      program
        .filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|services?|managers?)(\/|\.)/.test(path))
        .map((f) => f.path),
    ).toEqual([])
    const barrels = program.filter(({ code }) => /^export (\*|\{[^}]*\}) from/m.test(code)).map((f) => f.path)
    expect(barrels).toEqual([])
    expect(
      found(program, /^export default (?!define)/m).filter(
        (place) => !/main\.(worker|front)|\.vue|\.config/.test(place),
      ),
    ).toEqual([])
  })

  test('nothing is unfinished', () => {
    expect(
      found(
        [...program, ...tests.filter(({ path }) => !path.includes('architecture'))],
        /\bTODO\b|\bFIXME\b|\bXXX\b|\b(?:it|test|describe)\.(?:only|todo)\b|coming soon|敬请期待|待开发/,
        'text',
      ),
    ).toEqual([])
  })

  test('imports say their extension', () => {
    const bare = program.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => /^(api|shared|web|bot)\//.test(from) && !/\.\w+(\?\w+)?$/.test(from))
        .map(({ from }) => `${path} → ${from}`),
    )
    expect(bare).toEqual([])
  })
})

describe('verbs', () => {
  /** What routes, jobs and the command line call. */
  const callers = api.filter(({ path }) => /[/-]routes\.ts$|^api\/jobs\/handlers\.ts$|^api\/cli\//.test(path))
  /** Open to everybody, so there is nobody to authorise: the heartbeat, what only a demo has, the ways in, a receipt's state. */
  const open =
    /^api\/(server\/ready|demo\/\w[\w-]*|credentials\/(accept|sign-in-\w+)|invitations\/(look|accept)|payslips\/receipt-status|sessions\/start)\.ts$/
  const called = callers.flatMap(({ path, code }) =>
    [...code.matchAll(/import \{([^}]+)\} from '(\.[^']+)'/g)].map(([, names, from]) => ({
      names: names!.split(',').map((name) => name.trim()),
      path: new URL(from!, `file:///${path}`).pathname.slice(1),
    })),
  )
  const verbs = api
    .filter(
      ({ path }) => /^api\/(?!kernel|adapters|cli|jobs)[\w-]+\/[\w-]+\.ts$/.test(path) && !open.test(path),
    )
    .flatMap((file) =>
      [...file.code.matchAll(/^export async function (\w+)\(\s*ctx: Ctx[\s\S]*?\n\}/gm)]
        .filter(([, name]) => called.some((call) => call.path === file.path && call.names.includes(name!)))
        .map(([body, name]) => ({ path: file.path, name: name!, body, code: file.code })),
    )

  test('are there', () => expect(verbs.length).toBeGreaterThan(15))

  test('stand one in a file', () => {
    const files = verbs.map(({ path }) => path)
    expect(files.filter((path, i) => files.indexOf(path) !== i)).toEqual([])
  })

  test.each(verbs)('$name authorises before it waits for anything else', ({ body, code }) => {
    const first = /await (\w+)\(/.exec(body)?.[1] ?? 'nothing'
    const inItsFile = new RegExp(`const ${first} = \\([^)]*\\) =>\\s*authorise\\(`)
    expect(first === 'authorise' || inItsFile.test(code), `first awaits ${first}`).toBe(true)
  })
})

describe('files are small and named in one way', () => {
  test('the median is below 70 lines, the longest has at most 250, of tests 350', () => {
    const lengths = program.map(({ lines }) => lines).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(70)
    expect(
      [...program.filter(({ lines }) => lines > 250), ...tests.filter(({ lines }) => lines > 350)].map(
        ({ path, lines }) => `${path} ${lines}`,
      ),
    ).toEqual([])
  })

  test('pages compose: at most 60 lines', () => {
    const pages = web.filter(({ path }) => /^web\/pages\/.*\.vue$/.test(path))
    expect(pages.filter(({ lines }) => lines > 60).map(({ path, lines }) => `${path} ${lines}`)).toEqual([])
  })

  test('kebab-case files, NounPart.vue, useNoun.ts', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/
    const strange = [...program, ...tests].filter((file) => {
      const name = nameOf(file)
      if (name.endsWith('.vue')) return !/^[A-Z][A-Za-z]+\.vue$/.test(name) && name !== 'app.vue'
      return (
        !kebab.test(name) &&
        !(file.path.startsWith('web/') && /^use[A-Z]\w+\.ts$/.test(name)) &&
        !/^locales|[a-z]{2}-[A-Z]{2}\.ts$/.test(name)
      )
    })
    expect(strange.map(({ path }) => path)).toEqual([])
  })
})
