import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shiftInstance } from '../../../shared/attendance/instance.ts'
import { expectedAfter } from '../../../shared/returns/expected.ts'
import {
  alertStep,
  isClosed,
  isLateShift,
  leavingAt,
  maskedName,
  returnToShow,
} from '../../../shared/returns/return.ts'
import { countStates } from '../../../shared/returns/summary.ts'
import { arrivedAt, judgeWord, standsAs, undoWordUntil } from '../../../shared/returns/word.ts'
import type { ReturnWord } from '../../../shared/returns/word.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'
import { counts } from '../../kit/counts.ts'
import { shanghai } from '../../kit/evening.ts'
import { seasonRules } from '../../kit/season.ts'

const rules = seasonRules()
const date = workDateOf('2020-11-12')
const instance = (code: string) => shiftInstance(date, code, rules)!

describe('which shift opens a return', () => {
  test.each([
    ['早', false],
    ['晚', true],
    ['通', true],
    ['通宵', true],
    ['07:00-26:00', true],
    ['16:30-21:59', false],
    ['14:00-22:00', true],
    ['20:00-02:00', true],
    ['?', false],
  ])('%s: %s', (code, late) => expect(isLateShift(code, rules)).toBe(late))

  test('tonight’s is shown from an hour before its end; the last one until the next', () => {
    const nights = ['晚', '通'].map(instance)
    const shown = (time: string) => returnToShow(nights, shanghai(time))?.code
    expect(['16:00', '21:00', '22:59', '23:00', '32:00', '47:59'].map(shown)).toEqual([
      '晚',
      '晚',
      '晚',
      '通',
      '通',
      '通',
    ])
  })
})

const stepAt = (time: string) => alertStep(instance('通'), rules, shanghai(time))
const leaving = (time: string) => leavingAt(instance('通'), time, rules.timezone)

test('alerts count quarters of an hour from 45 minutes after the end, past midnight', () => {
  expect(['24:44', '24:45', '24:59', '25:00', '26:30'].map(stepAt)).toEqual([null, 0, 0, 1, 7])
})

test('a time on the way home is the first after the shift began', () => {
  expect(leaving('22:05')).toBe(shanghai('22:05'))
  expect(leaving('00:20')).toBe(shanghai('24:20'))
  expect(leaving('06:00')).toBe(shanghai('30:00'))
})

test('names are masked letter by letter', () => {
  expect(['章雨知', '章惜', '𠮷田', ''].map(maskedName)).toEqual(['章＊＊', '章＊', '𠮷＊', ''])
})

test('a night that was closed with somebody missing is open again for anybody else', () => {
  expect(isClosed(undefined, [])).toBe(false)
  expect(isClosed({ missing: [] }, [])).toBe(true)
  expect(isClosed({ missing: ['a'] }, ['a'])).toBe(true)
  expect(isClosed({ missing: ['a'] }, ['a', 'b'])).toBe(false)
})

test('the time that a phone gives counts between the opening and now', () => {
  expect([undefined, 5, 10, 15, 21].map((at) => arrivedAt(at, 10, 20))).toEqual([20, 20, 10, 15, 20])
})

const word = (over: Partial<ReturnWord>): ReturnWord => ({
  version: 1,
  kind: 'returned',
  at: 0,
  saidAt: 0,
  byId: 'a',
  as: 'leader',
  how: 'tap',
  excuse: null,
  reason: '',
  ...over,
})
const home = { kind: 'returned', excuse: null, reason: '', how: 'tap', as: 'leader' } as const

describe('what somebody says', () => {
  test('the same again changes nothing, whoever says it', () =>
    expect(judgeWord(home, word({ as: 'teacher' }))).toEqual({ do: 'nothing' }))
  test('who was not home comes home without a word', () =>
    expect(judgeWord(home, word({ kind: 'unaccounted', as: 'teacher', reason: '没在' }))).toEqual({
      do: 'write',
    }))
  test('a teacher’s excuse is a teacher’s to change, and the gate’s code goes before it', () => {
    const excused = word({ kind: 'excused', excuse: 'family', as: 'teacher', reason: '接走' })
    expect(judgeWord(home, excused)).toMatchObject({ reason: 'return-decided-by-teacher' })
    expect(judgeWord({ ...home, as: 'teacher' }, excused)).toMatchObject({ reason: 'return-reason-needed' })
    expect(judgeWord({ ...home, as: 'student', how: 'code' }, excused)).toEqual({ do: 'write' })
  })
  test('is taken back for ten minutes by who said it, a code never', () => {
    expect(undoWordUntil(word({ saidAt: 5 }), 'a', 600_005)).toBe(600_005)
    expect(undoWordUntil(word({}), 'a', 600_001)).toBeNull()
    expect(undoWordUntil(word({}), 'b', 0)).toBeNull()
    expect(undoWordUntil(word({ how: 'code' }), 'a', 0)).toBeNull()
  })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const some = fc.uniqueArray(fc.constantFrom(...ids)).map((found) => new Set(found))
const timed = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.nat(100)), { selector: ([id]) => id })
const stateArb = fc.constantFrom('present', 'late', 'left-early', 'absent', 'leave', 'rest') as fc.Arbitrary<
  'present' | 'late' | 'left-early' | 'absent' | 'leave' | 'rest'
>
const words = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...ids), fc.constantFrom('returned', 'excused', 'unaccounted', 'none')),
  { selector: ([id]) => id },
) as fc.Arbitrary<[string, ReturnWord['kind']][]>
const nights = fc.record({
  places: some,
  dorms: some,
  planned: some,
  checkIns: timed,
  attendance: fc.uniqueArray(
    fc.tuple(fc.constantFrom(...ids), stateArb, fc.boolean(), fc.option(fc.nat(100))),
    { selector: ([id]) => id },
  ),
  leaves: timed,
  words,
})

test('R14 in every night returned and excused and unaccounted are all who are expected, and nobody with a bed who was planned or came is left out', () => {
  fc.assert(
    fc.property(nights, ({ places, checkIns, attendance, leaves, words, ...night }) => {
      const came = new Map(checkIns)
      const said = new Map(words)
      const expected = expectedAfter({
        ...night,
        places: [...places].map((personId) => ({ personId })),
        checkIns: came,
        attendance: new Map(
          attendance.map(([id, state, confirmed, decidedAt]) => [id, { state, confirmed, decidedAt }]),
        ),
        leaves: new Map(leaves),
      })
      const lines = expected.map(({ personId, excusedBy }) => {
        const kind = said.get(personId)
        return { personId, ...standsAs(excusedBy, kind && { kind, excuse: null }) }
      })
      const { returned, excused, unaccounted } = countStates(lines)
      expect(returned + excused + unaccounted).toBe(lines.length)
      const should = [...places].filter(
        (id) => night.dorms.has(id) && (night.planned.has(id) || came.has(id)),
      )
      expect(lines.map((line) => line.personId).toSorted()).toEqual(should.toSorted())
      // A silent leader, an absence, a confirmed presence: of whom nobody said where they are is missing.
      const calls = new Map(attendance.map(([id, state]) => [id, state]))
      const granted = new Map(leaves)
      for (const { personId, state } of lines)
        if (
          !said.has(personId) &&
          !granted.has(personId) &&
          !['leave', 'rest'].includes(calls.get(personId) ?? '')
        )
          expect(state).toBe('unaccounted')
    }),
    { numRuns: counts(500, 20_000) },
  )
})
