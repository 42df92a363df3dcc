import { describe, expect, test } from 'vitest'
import { isWeakPin } from '../../../shared/devices/pin.ts'
import { counts } from '../../kit/counts.ts'
import { pinRefusal, pinTries, triesLeft } from '../../../shared/devices/pin-tries.ts'

/** All of them, or every seventh. */
const step = counts(7, 1)
const all = Array.from({ length: 1_000_000 / step }, (_, i) => String(i * step).padStart(6, '0'))

describe('a PIN is refused that is', () => {
  test.each([
    ['one digit', ['000000', '111111', '999999']],
    ['two digits', ['110110', '121212', '199999', '188881']],
    ['the same again', ['123123', '520520', '343434', '909090']],
    ['much of one digit', ['777712', '127777', '900001']],
    ['a run', ['123456', '654321', '012345', '890123', '246802']],
    ['two runs', ['123789', '321987', '456123', '111333']],
    ['pairs', ['112233', '998877', '101112', '131415', '447722']],
    ['mirrored', ['123321', '190091', '257752']],
    ['a line on the pad', ['147258', '258456', '159357', '369147', '123698', '896321']],
    ['a day, year first', ['081203', '991231', '200229']],
    ['a day, day first', ['031208', '311299']],
    ['a day, month first', ['120308', '022900']],
    ['a year and a month', ['200812', '199911', '122008', '112003']],
    ['a short day of a year', ['200358', '199819', '582003']],
    ['what is chosen most', ['520131', '142857', '168168', '314159', '135790', '888168']],
  ])('%s', (_, pins) => {
    expect(pins.filter((pin) => !isWeakPin(pin))).toEqual([])
  })

  test('at the top of every list of stolen PINs', () => {
    const top =
      '123456 111111 123123 000000 654321 666666 121212 112233 789456 159753 555555 777777 222222 101010 ' +
      '999999 888888 333333 123321 131313 696969 159357 444444 147258 123654 147852 987654 456789 520520'
    expect(top.split(' ').filter((pin) => !isWeakPin(pin))).toEqual([])
  })
})

test('what is left is most of all there are: about one in eight is refused', () => {
  const refused = all.filter(isWeakPin).length * step
  expect(refused).toBeGreaterThan(100_000)
  expect(refused).toBeLessThan(150_000)
})

test('a PIN that says nothing may be chosen', () => {
  expect(['294817', '740286', '905173', '481927', '528491'].filter(isWeakPin)).toEqual([])
})

describe('wrong ones on a device', () => {
  test('are ten at most: five, a pause, and five more', () => {
    const left = Array.from({ length: 10 }, (_, n) => triesLeft(n))
    expect(left).toEqual([5, 4, 3, 2, 1, 5, 4, 3, 2, 1])
    expect(pinRefusal({ pinFailures: 4, pinLockedUntil: 0 }, 1)).toBeUndefined()
    const paused = { pinFailures: 5, pinLockedUntil: pinTries.pauseMs }
    expect(pinRefusal(paused, 1)).toEqual({ reason: 'pin-locked', params: { minutes: 15 } })
    expect(pinRefusal(paused, pinTries.pauseMs)).toBeUndefined()
    expect(pinRefusal({ pinFailures: 10, pinLockedUntil: 0 }, 1)).toEqual({ reason: 'pin-off', params: {} })
  })
})
