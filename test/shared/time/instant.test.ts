import { expect, test } from 'vitest'
import { clockMinutes, formatClockTime, parseClockTime } from '../../../shared/time/clock-time.ts'
import { instantOf, wallClock, workDateAt } from '../../../shared/time/instant.ts'
import { workDateOf as on } from '../../../shared/time/work-date.ts'

test.each([
  ['08:30', 510, '08:30'],
  ['7:00', 420, '07:00'],
  ['00:00', 0, '00:00'],
  ['24:00', 1_440, '24:00'],
  ['26:00', 1_560, '26:00'],
  ['47:59', 2_879, '47:59'],
])('%s is minute %i of its work date and is written %s', (text, minutes, written) => {
  expect(parseClockTime(text)).toBe(minutes)
  expect(formatClockTime(minutes)).toBe(written)
})

test.each(['48:00', '8:60', '08.30', '8', '', '-1:00', '08:30:00', '008:30', ' 08:30'])(
  '“%s” is no clock time',
  (text) => {
    expect(parseClockTime(text)).toBeNull()
    expect(() => clockMinutes(text)).toThrow(RangeError)
  },
)

test.each([
  ['2020-11-11', '08:30', 'Asia/Shanghai', '2020-11-11T00:30:00.000Z'],
  ['2020-11-11', '24:00', 'Asia/Shanghai', '2020-11-11T16:00:00.000Z'],
  ['2020-11-11', '26:00', 'Asia/Shanghai', '2020-11-11T18:00:00.000Z'],
  ['2020-12-31', '26:00', 'Asia/Shanghai', '2020-12-31T18:00:00.000Z'],
  ['2020-11-11', '00:00', 'UTC', '2020-11-11T00:00:00.000Z'],
  // Clocks went from 02:00 to 03:00 that night: the time that was skipped is read as an hour later.
  ['2021-03-27', '26:30', 'Europe/Berlin', '2021-03-28T01:30:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, expected) => {
  expect(new Date(instantOf(on(date), time, zone)).toISOString()).toBe(expected)
})

test('the wall clock of a zone shows its own date', () => {
  const at = Date.parse('2020-11-11T18:05:09Z')
  expect(wallClock(at, 'Asia/Shanghai')).toEqual({ date: '2020-11-12', time: '02:05', second: 9 })
  expect([workDateAt(at, 'Asia/Shanghai'), workDateAt(at, 'UTC')]).toEqual(['2020-11-12', '2020-11-11'])
})
