import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksAtCodes, proofOf, punchNotes, sharedCodes } from '../../../shared/attendance/proof.ts'
import { roomCode, roomKey, stepAt, stepMs } from '../../../shared/attendance/room-code.ts'
import { counts } from '../../kit/counts.ts'

const key = roomKey(new Uint8Array(32).fill(9), '实训楼201')
const rooms = [{ name: '实训楼201', key }]
const now = Date.UTC(2020, 10, 12, 8, 30, 17)
const hour = 3_600_000
const codeAt = (at: number) => roomCode(key, stepAt(at))

describe('R12 a code that is given with a connection', () => {
  test('proves this moment', () => {
    expect(proofOf({ code: codeAt(now) }, rooms, now)).toEqual({
      room: '实训楼201',
      step: stepAt(now),
      at: now,
    })
  })

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('of %i steps away: %s', (steps, proves) => {
    const found = proofOf({ code: codeAt(now + steps * stepMs) }, rooms, now)
    expect(found !== undefined).toBe(proves)
    if (proves) expect(found!.at).toBe(now)
  })

  test('proves this moment also where the phone’s clock is wrong by days', () => {
    for (const off of [-72 * hour, -hour, 20 * 60_000, 72 * hour])
      expect(proofOf({ code: codeAt(now), capturedAt: now + off }, rooms, now)?.at).toBe(now)
  })

  test('proves nothing where the class has no room', () => {
    expect(proofOf({ code: codeAt(now) }, [], now)).toBeUndefined()
  })
})

describe('R12 a code that was read without a connection', () => {
  test('proves a time within its own step, never a later one than now, whatever the phone says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2 * stepMs, max: 24 * hour - 3 * stepMs }),
        fc.integer({ min: -stepMs, max: stepMs }),
        (ago, off) => {
          const read = now - ago
          const found = proofOf({ code: codeAt(read), capturedAt: read + off }, rooms, now)
          expect(found).toBeDefined()
          expect(stepAt(found!.at)).toBe(found!.step)
          expect(found!.at).toBeLessThanOrEqual(now)
          if (found!.step === stepAt(read) && stepAt(read + off) === stepAt(read))
            expect(found!.at).toBe(read + off)
        },
      ),
      { numRuns: counts(300, 20_000) },
    )
  })

  test('proves nothing with a clock that is wrong by more than a step and a half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4 * stepMs, max: 20 * hour }),
        fc.integer({ min: 2 * stepMs, max: hour }),
        fc.boolean(),
        (ago, off, ahead) => {
          const read = now - ago
          const capturedAt = ahead ? read + off : read - off
          const near = [-1, 0, 1].map((i) => stepAt(capturedAt) + i)
          fc.pre(
            ![...near, stepAt(now), stepAt(now) - 1, stepAt(now) + 1].some(
              (s) => roomCode(key, s) === codeAt(read),
            ),
          )
          expect(proofOf({ code: codeAt(read), capturedAt }, rooms, now)).toBeUndefined()
        },
      ),
      { numRuns: counts(300, 20_000) },
    )
  })

  test.each([
    ['24 hours ago', -24 * hour, true],
    ['a moment longer ago', -24 * hour - 1, false],
  ])('%s: %s', (_, off, proves) => {
    const at = now + off
    expect(proofOf({ code: codeAt(at), capturedAt: at }, rooms, now) !== undefined).toBe(proves)
  })

  test('in the future proves nothing: the board gives codes of the next ten minutes', () => {
    const at = now + 5 * 60_000
    expect(proofOf({ code: codeAt(at), capturedAt: at }, rooms, now)).toBeUndefined()
  })
})

test.each([
  [0, 0, true],
  [9, 9, true],
  [10, 0, false],
  [0, 10, false],
])(
  'R12 after %i wrong codes of late and %i for the shift one more is looked at: %s',
  (lately, ofShift, looks) => {
    expect(looksAtCodes({ lately, ofShift })).toBe(looks)
  },
)

test.each([
  [{}, []],
  [{ proven: false }, ['unproven']],
  [{ otherDevices: 1 }, ['two-devices']],
  [{ claimedAt: null }, []],
  [{ claimedAt: now - 120_000 }, []],
  [{ claimedAt: now - 120_001 }, ['clock-skew']],
  [{ claimedAt: now + 120_001 }, ['clock-skew']],
  [{ claimedAt: now + 72 * hour, proven: false, otherDevices: 2 }, ['unproven', 'two-devices', 'clock-skew']],
] as const)('R10, R11 a check-in with %o is noted as %o', (change, notes) => {
  const punch = { at: now, receivedAt: now, claimedAt: now, proven: true, otherDevices: 0, ...change }
  expect(punchNotes(punch)).toEqual(notes)
})

const use = (person: string, device: string, at: number, step = 7) => ({
  room: '实训楼201',
  step,
  personId: person,
  deviceId: device,
  at,
})

describe('R12 a code that travels', () => {
  test.each([
    ['two students from two devices at once', [use('a', '1', 0), use('b', '2', 0)], ['a', 'b']],
    ['half a minute apart', [use('a', '1', 0), use('b', '2', 30_000)], ['a', 'b']],
    ['longer apart', [use('a', '1', 0), use('b', '2', 30_001)], undefined],
    ['two students from one device', [use('a', '1', 0), use('b', '1', 5)], undefined],
    ['one student from two devices', [use('a', '1', 0), use('a', '2', 5)], undefined],
    ['codes of two steps', [use('a', '1', 0), use('b', '2', 5, 8)], undefined],
    ['nobody', [], undefined],
  ])('%s', (_, uses, flagged) => {
    expect(sharedCodes(uses).map((shared) => shared.uses.map((u) => u.personId))).toEqual(
      flagged ? [flagged] : [],
    )
  })
})
