import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roomCode, roomKey, roomOfCode, stepAt, stepMs } from '../../../shared/attendance/room-code.ts'
import { counts } from '../../kit/counts.ts'

test.each([
  [59, '46119246'],
  [1_111_111_109, '68084774'],
  [1_111_111_111, '67062674'],
  [1_234_567_890, '91819424'],
  [2_000_000_000, '90698825'],
  [20_000_000_000, '77737706'],
])('R12 at second %i the code is that of RFC 6238, appendix B', (second, code) => {
  const key = utf8ToBytes('12345678901234567890123456789012')
  expect(roomCode(key, stepAt(second * 1000), 8)).toBe(code)
  expect(roomCode(key, stepAt(second * 1000))).toBe(code.slice(2))
})

const root = new Uint8Array(32).fill(5)
const room = (name: string) => ({ name, key: roomKey(root, name) })

describe('R12 a code counts', () => {
  const rooms = [room('实训楼201'), room('实训楼202')]
  const moment = fc.integer({ min: Date.UTC(2020, 9, 1), max: Date.UTC(2030, 0, 1) })

  test('inside its own step and the two beside it, and nowhere else', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -20, max: 20 }), fc.nat(1), (at, off, which) => {
        const code = roomCode(rooms[which]!.key, stepAt(at))
        const found = roomOfCode(rooms, code, stepAt(at) + off)
        // Two steps may have the same six digits, once in a million.
        const twin = Array.from({ length: 3 }, (_, i) => stepAt(at) + off + i - 1).some((step) =>
          rooms.some(({ key }) => step !== stepAt(at) && roomCode(key, step) === code),
        )
        fc.pre(!twin)
        fc.pre(roomCode(rooms[1 - which]!.key, stepAt(at)) !== code)
        const own = { room: rooms[which]!.name, step: stepAt(at) }
        expect(found).toEqual(Math.abs(off) > 1 ? undefined : own)
      }),
      { numRuns: counts(300, 20_000) },
    )
  })

  test('for its own room only', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const code = roomCode(rooms[1]!.key, stepAt(at))
        fc.pre([-1, 0, 1].every((off) => roomCode(rooms[0]!.key, stepAt(at) + off) !== code))
        expect(roomOfCode(rooms.slice(0, 1), code, stepAt(at))).toBeUndefined()
      }),
      { numRuns: counts(200, 5_000) },
    )
  })

  test('with its leading zeros', () => {
    const codes = Array.from({ length: 200 }, (_, step) => roomCode(rooms[0]!.key, step))
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(codes.some((code) => code.startsWith('0'))).toBe(true)
    expect(new Set(codes).size).toBeGreaterThan(195)
  })

  test('and lasts half a minute', () => {
    expect(stepMs).toBe(30_000)
    expect(stepAt(29_999)).toBe(0)
    expect(stepAt(30_000)).toBe(1)
  })
})
