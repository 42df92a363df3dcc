import { Cron } from 'croner'
import { expect, test, vi } from 'vitest'
import { movableClock } from '../../../api/adapters/clock.ts'
import { failStop } from '../../../api/adapters/fail-stop.node.ts'
import { everyFiveSeconds, startTicker } from '../../../api/adapters/ticker.node.ts'
import { clockAt, hours } from '../../kit/clock.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('the ticker never overlaps itself, leaves out what it has no time for, and after stop nothing runs', async () => {
  let running = 0
  let runs = 0
  const ticker = startTicker(async () => {
    expect(++running).toBe(1)
    runs++
    await pause(1_300)
    running--
  }, '* * * * * *')
  await vi.waitFor(() => expect(runs).toBe(1), 3_000)
  // The second that passes meanwhile is not made up for.
  await vi.waitFor(() => expect(running).toBe(0), 3_000)
  expect(runs).toBe(1)
  await Promise.all([ticker.now(), ticker.stop()])
  expect(running).toBe(0)
  const then = runs
  await pause(1_100)
  expect(runs).toBe(then)
})

test('an errand that fails is reported and does not end the ticker', async () => {
  const errors: unknown[] = []
  let runs = 0
  const ticker = startTicker(
    async () => {
      runs++
      throw new Error('no')
    },
    '* * * * * *',
    (error) => void errors.push(error),
  )
  await ticker.now()
  await ticker.now()
  await vi.waitFor(() => expect(runs).toBeGreaterThan(2), 3_000)
  await ticker.stop()
  expect(errors.length).toBe(runs)
})

const at = (second: number) => new Date(2020, 10, 12, 16, 20, second)

test('it looks every five seconds', () => {
  expect(new Cron(everyFiveSeconds).nextRun(at(1))).toEqual(at(5))
})

test("the demo's clock stands at its start, runs on, and only ever moves forward", () => {
  const machine = clockAt(5 * hours)
  const clock = movableClock(100 * hours, machine)
  expect(clock.now()).toBe(100 * hours)
  machine.pass(hours)
  expect(clock.now()).toBe(101 * hours)
  expect(clock.moveTo(110 * hours)).toBe(9 * hours)
  expect(clock.moveTo(50 * hours)).toBe(0)
  expect(clock.now()).toBe(110 * hours)
})

test('fail-stop ends the process once, with 75, within a second, and closes the door first', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const ends: (number | string)[] = []
  const stop = failStop((code) => void ends.push(code))
  stop.watch({ close: () => void ends.push('closed') })
  stop.onFatal('SQLITE_BUSY')
  stop.onFatal('SQLITE_IOERR')
  await vi.waitFor(() => expect(ends).toEqual(['closed', 75]), 1_000)
  expect(said).toHaveBeenCalledExactlyOnceWith('{"event":"fail_stop","code":"SQLITE_BUSY"}')
  said.mockRestore()
})
