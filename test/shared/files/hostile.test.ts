import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../../shared/files/problem.ts'
import type { SeasonRead } from '../../../shared/files/read-season.ts'
import { counts } from '../../kit/counts.ts'
import { bytesOf, demoFile, inChinese, readSmall, small } from './folder.ts'

const ownNames = Object.getOwnPropertyNames(Object.prototype).sort()

/** Every row that stands and every problem has a line that the file has, and every problem can be said. */
function check(read: SeasonRead, file: string, lines: number) {
  for (const problem of [...read.problems, ...read.warnings]) {
    expect(problem.line).toBeGreaterThan(0)
    if (problem.file === file) expect(problem.line).toBeLessThanOrEqual(lines)
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(formatProblem(problem, locale)).not.toMatch(/undefined|NaN|\[object/)
    }
  }
  for (const rows of Object.values(read.tables)) {
    for (const row of rows) expect(row.line).toBeGreaterThan(1)
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(ownNames)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

const linesOf = (bytes: Uint8Array) => bytes.filter((byte) => byte === 10 || byte === 13).length + 1

const files = fc.constantFrom(...Object.keys(small))
const mutations = fc.array(
  fc.record({
    at: fc.nat(10_000),
    remove: fc.integer({ min: 0, max: 3 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc
        .constantFrom(
          '"',
          ',',
          '\n',
          '\r',
          '\0',
          '__proto__',
          '{"__proto__":{"polluted":1}}',
          '\u202e',
          '１',
          '\ufeff',
        )
        .map(bytesOf),
    ),
  }),
  { minLength: 1, maxLength: 6 },
)

test('bytes changed anywhere never throw, never change what objects are, and never name a line that is not there', () => {
  fc.assert(
    fc.property(files, mutations, (file, changes) => {
      let bytes = bytesOf(small[file] ?? '')
      for (const { at, remove, insert } of changes) {
        const place = at % (bytes.length + 1)
        bytes = new Uint8Array([...bytes.slice(0, place), ...insert, ...bytes.slice(place + remove)])
      }
      check(readSmall({ [file]: bytes }), file, linesOf(bytes))
    }),
    { numRuns: counts(400, 10_000) },
  )
})

test('a file of any bytes neither', () => {
  fc.assert(
    fc.property(files, fc.uint8Array({ maxLength: 200 }), (file, bytes) => {
      check(readSmall({ [file]: bytes }), file, linesOf(bytes))
    }),
    { numRuns: counts(200, 5_000) },
  )
})

test('headers, classes, keys and accounts may be called what objects call their own', () => {
  const name = '__proto__'
  const read = readSmall({
    'roster.csv': `学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍,${name}
${name},章,${name},constructor,学生,,,,toString,1
02,周,电商1班,1组,学生,,,,,1`,
    'plan.csv': `日期,${name},电商1班\n2020-11-12,早,晚`,
    'accounts.csv': `账号,学号,从,至\n${name},${name},,`,
    'online.csv': `账号,日期,在线分钟\n${name},2020-11-12,5\nconstructor,2020-11-12,5`,
    'attendance.csv': `学号,日期,班次,签到,签退,状态,确认\n02,2020-11-12,toString,,,constructor,__proto__`,
  })
  check(read, 'roster.csv', 3)
  expect(read.tables.online).toEqual([expect.objectContaining({ number: name, minutes: 5 })])
  expect(read.tables.plan?.[0]?.classes).toEqual([
    { className: name, shift: '早' },
    { className: '电商1班', shift: '晚' },
  ])
  expect(inChinese(read).filter((text) => text.startsWith('attendance.csv'))).toHaveLength(3)
})

describe('a file far too large is read without going over it again and again', () => {
  const online = '学号,日期,在线分钟\n'

  test('a row more than the limit is said, once, and the rest stands', () => {
    const read = readSmall({ 'online.csv': online + '01,2020-11-12,5\n'.repeat(100_002) })
    expect(inChinese(read)).toEqual(['online.csv:100002: -: 超过 100000 行，从这一行起没有读取'])
    expect(read.tables.online).toHaveLength(100_000)
  }, 20_000)

  test('twenty thousand columns', () => {
    const many = Array.from({ length: 20_000 }, (_, place) => `列${place}`).join(',')
    const read = readSmall({
      'online.csv': `${many},学号,日期,在线分钟\n${'x,'.repeat(20_000)}01,2020-11-12,5`,
      'plan.csv': `日期,${many}\n2020-11-12${',早'.repeat(20_000)}`,
    })
    expect(inChinese(read).filter((text) => text.startsWith('plan.csv'))).toHaveLength(20_000)
    expect(inChinese(read).filter((text) => text.startsWith('online.csv'))).toEqual([])
  }, 20_000)

  test('one account held by very many, and asked for as often', () => {
    const accounts = Array.from({ length: 50_000 }, (_, place) => `甲,0${1 + (place % 3)},,`).join('\n')
    const read = readSmall({
      'accounts.csv': `账号,学号,从,至\n${accounts}`,
      'online.csv': `账号,日期,在线分钟\n${'甲,2020-11-12,5\n'.repeat(50_000)}`,
    })
    expect(read.tables.online).toHaveLength(50_000)
    expect(read.problems).toHaveLength(33_333)
  }, 20_000)
})

const readDemo = (assessments: Uint8Array) =>
  readSmall({
    'season.json': demoFile('season.json'),
    'roster.csv': demoFile('roster.csv'),
    'assessments.csv': assessments,
  })

test('a real table with one byte turned over loses at most the rows that this byte touched', () => {
  const bytes = demoFile('assessments.csv')
  const whole = readDemo(bytes).tables.assessments ?? []
  const header = bytes.indexOf(10) + 1
  fc.assert(
    fc.property(
      fc.integer({ min: header, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (place, flip) => {
        const copy = new Uint8Array(bytes)
        copy[place] = (copy[place] ?? 0) ^ flip
        const kept = new Set((readDemo(copy).tables.assessments ?? []).map(({ content }) => content))
        expect(whole.filter(({ content }) => !kept.has(content)).length).toBeLessThanOrEqual(3)
      },
    ),
    { numRuns: counts(40, 1_000) },
  )
})
