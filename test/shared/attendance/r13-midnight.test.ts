import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptCheckIn, acceptCheckOut, checkOutMissing } from '../../../shared/attendance/accept.ts'
import { shiftInstance } from '../../../shared/attendance/instance.ts'
import { counts, full } from '../../kit/counts.ts'
import {
  firstDate,
  kindNames,
  kinds,
  midnight,
  minute,
  moments,
  punchLines,
  rules,
  worked,
} from './punches.ts'
import type { Kind } from './punches.ts'

const step = full ? 1 : 3

/** The same question answered with minutes alone: [start, end, shift] of both dates in order. */
function spans(first: Kind, next: Kind | null) {
  return [
    [...kinds[first], 0] as const,
    ...(next ? [[kinds[next][0] + 1440, kinds[next][1] + 1440, 1] as const] : []),
  ]
}

function expectedIn(first: Kind, next: Kind | null, at: number) {
  const t = (at - midnight) / minute
  return spans(first, next).findLast(([start]) => start - 30 <= t && t <= start + 120)?.[2]
}

function expectedOut(first: Kind, next: Kind | null, at: number) {
  const t = (at - midnight) / minute
  const shifts = spans(first, next)
  const begun = shifts.findLast(([start]) => start <= t)
  if (!begun) return undefined
  const [, end, which] = begun
  const nextOpens = (shifts[which + 1]?.[0] ?? Infinity) - 30
  return t <= Math.max(end, Math.min(end + 120, nextOpens)) ? which : undefined
}

describe('R13 every punch around midnight belongs to exactly one shift, or is refused', () => {
  const pairs = kindNames.flatMap((first) => [null, ...kindNames].map((next) => [first, next] as const))

  test.each(pairs)('%s, and %s on the next date', (first, next) => {
    const shifts = worked(first, next)
    for (const [i, [start, end]] of spans(first, next).entries())
      expect(shifts[i]).toMatchObject({
        startsAt: midnight + start * minute,
        endsAt: midnight + end * minute,
      })
    for (const at of moments(first, next, step)) {
      const [came, left] = [acceptCheckIn(shifts, at), acceptCheckOut(shifts, at)]
      const [mustIn, mustOut] = [expectedIn(first, next, at), expectedOut(first, next, at)]
      expect(came.ok ? came.shift : undefined, `in at ${at}`).toBe(
        mustIn === undefined ? undefined : shifts[mustIn],
      )
      expect(left.ok ? left.shift : undefined, `out at ${at}`).toBe(
        mustOut === undefined ? undefined : shifts[mustOut],
      )
      if (!came.ok) expect(['no-shift', 'not-open-yet', 'window-closed']).toContain(came.reason)
      if (!left.ok) expect(['no-shift', 'window-closed']).toContain(left.reason)
    }
  })

  test('any second of any minute, too', () => {
    const kind = fc.constantFrom(...kindNames)
    const second = fc
      .integer({ min: -24 * 60, max: 76 * 60 })
      .chain((m) => fc.integer({ min: m * 60, max: m * 60 + 59 }))
    fc.assert(
      fc.property(kind, fc.option(kind), second, (first, next, seconds) => {
        const at = midnight + seconds * 1000
        const shifts = worked(first, next)
        const [came, left] = [acceptCheckIn(shifts, at), acceptCheckOut(shifts, at)]
        expect(came.ok ? shifts.indexOf(came.shift) : undefined).toBe(expectedIn(first, next, at))
        expect(left.ok ? shifts.indexOf(left.shift) : undefined).toBe(expectedOut(first, next, at))
      }),
      { numRuns: counts(2_000, 50_000) },
    )
  })

  test('leaving at 02:05 belongs to the date before; 24:00 is a time', () => {
    const night = acceptCheckOut(worked('通宵', '早'), midnight + 1565 * minute)
    expect(night).toMatchObject({ ok: true, shift: { date: '2020-11-11', code: '通宵' } })
    expect(worked('晚', null)[0]).toMatchObject({ endsAt: Date.UTC(2020, 10, 11, 16) })
  })
})

describe('R13 the season says', () => {
  test.each([
    [undefined, 120],
    [{ closesMinutesAfter: 0 }, 0],
    [{ closesMinutesAfter: 45 }, 45],
    [{ closesMinutesAfter: 720 }, 720],
  ])('with %o that check-out stays open for %i minutes', (checkOut, open) => {
    const shift = shiftInstance(firstDate, '通宵', { ...rules, checkOut })!
    const closes = midnight + (1560 + open) * minute
    expect(acceptCheckOut([shift], closes)).toMatchObject({ ok: true, shift: { date: firstDate } })
    expect(acceptCheckOut([shift], closes + 1)).toMatchObject({ ok: false, reason: 'window-closed' })
    expect(checkOutMissing(shift, { in: true, out: false }, closes)).toBe(false)
    expect(checkOutMissing(shift, { in: true, out: false }, closes + 1)).toBe(true)
  })

  test.each([
    [0, 0],
    [5, 4],
    [15, 15],
  ])('with %i minutes of grace who is late, and not who comes after %i', (grace, after) => {
    const checkIn = { ...rules.checkIn, lateAfterMinutes: grace }
    const shift = shiftInstance(firstDate, '晚', { ...rules, checkIn })!
    expect(shift.lateAt).toBe(midnight + (990 + grace) * minute)
    expect(midnight + (990 + after) * minute).toBeLessThanOrEqual(shift.lateAt)
  })

  test('a check-out is missed by those who came and did not go by the clock', () => {
    const [shift] = worked('晚', null)
    const later = shift!.checkOutClosesAt + 1
    expect(checkOutMissing(shift!, { in: false, out: false }, later)).toBe(false)
    expect(checkOutMissing(shift!, { in: true, out: true }, later)).toBe(false)
  })
})

test('R13 the bytes are the same wherever the server’s own clock says it is', async () => {
  const run = promisify(execFile)
  const script = fileURLToPath(new URL('print-punches.ts', import.meta.url))
  const here = Array.from(punchLines(step), (line) => `${line}\n`).join('')
  const printed = await Promise.all(
    ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((TZ) =>
      run(process.execPath, [script, String(step)], {
        env: { ...process.env, TZ },
        maxBuffer: 64 * 1024 * 1024,
      }),
    ),
  )
  for (const { stdout } of printed) expect(stdout === here).toBe(true)
  expect(here.length).toBeGreaterThan(100_000)
})
