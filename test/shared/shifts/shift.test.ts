import { describe, expect, test } from 'vitest'
import { canonicalShift, formatRange, parseRange, shiftWindow } from '../../../shared/shifts/shift.ts'

describe('a range', () => {
  test.each([
    ['within a day', '08:30-17:00', { start: 510, end: 1_020 }],
    ['without the leading zero', '7:00-9:30', { start: 420, end: 570 }],
    ['into the night, the end as the clock shows it', '7:00-02:00', { start: 420, end: 1_560 }],
    ['into the night, the hours counted on', '07:00-26:00', { start: 420, end: 1_560 }],
    ['to midnight as 24:00', '16:30-24:00', { start: 990, end: 1_440 }],
    ['to midnight as 0:00', '16:30-0:00', { start: 990, end: 1_440 }],
    ['with blanks around the hyphen', '07:00 - 24:00', { start: 420, end: 1_440 }],
    ['of a whole day and night', '07:00-31:00', { start: 420, end: 1_860 }],
  ])('%s is a window', (_, text, window) => {
    expect(parseRange(text)).toEqual(window)
  })

  test.each([
    ['of no time', '08:30-08:30'],
    ['of more than a day', '07:00-31:01'],
    ['that starts on the next day', '24:00-26:00'],
    ['with a minute that does not exist', '07:60-09:00'],
    ['with an hour that does not exist', '07:00-48:00'],
    ['without an end', '07:00-'],
    ['with a second end', '07:00-08:00-09:00'],
    ['of no times at all', '早'],
    ['of nothing', ''],
  ])('%s is none', (_, text) => {
    expect(parseRange(text)).toBeNull()
  })

  test('is written in one way, and that way reads back as the same window', () => {
    const window = { start: 420, end: 1_560 }
    expect(formatRange(window)).toBe('07:00-26:00')
    expect(parseRange(formatRange(window))).toEqual(window)
  })
})

const shifts = [
  { code: '晚', start: '16:30', end: '22:00' },
  { code: '通宵', start: '07:00', end: '26:00' },
  // A code may look like anything, and goes before what it looks like.
  { code: '1:00-2:00', start: '08:00', end: '09:00' },
]
const codes = new Set(shifts.map(({ code }) => code))

test.each([
  ['晚', { start: 990, end: 1_320 }],
  ['通宵', { start: 420, end: 1_560 }],
  ['1:00-2:00', { start: 480, end: 540 }],
  ['7:00-02:00', { start: 420, end: 1_560 }],
  ['早', null],
  ['', null],
])('the shift %s is worked in %o', (shift, window) => {
  expect(shiftWindow(shift, shifts)).toEqual(window)
})

test.each([
  ['晚', '晚'],
  ['1:00-2:00', '1:00-2:00'],
  ['7:00-02:00', '07:00-26:00'],
  ['待定', null],
])('%s is stored as %s', (written, stored) => {
  expect(canonicalShift(written, codes)).toBe(stored)
})
