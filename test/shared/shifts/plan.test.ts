import { expect, test } from 'vitest'
import { entryThatHolds, planEntry, plannedWindow } from '../../../shared/shifts/plan.ts'

const shifts = [{ code: '晚', start: '16:30', end: '22:00' }]

test.each([
  ['晚', { kind: 'shift', shift: '晚' }],
  ['07:00-26:00', { kind: 'shift', shift: '07:00-26:00' }],
  ['待定', { kind: 'pending' }],
  ['', { kind: 'rest' }],
])('the cell "%s" means %o', (cell, entry) => {
  expect(planEntry(cell)).toEqual(entry)
})

test.each([
  ['the personal entry goes before that of the class', '晚', '早', { kind: 'shift', shift: '晚' }],
  ['a personal rest goes before a shift of the class', '', '早', { kind: 'rest' }],
  ['a personal entry to be decided does as well', '待定', '早', { kind: 'pending' }],
  ['without a personal entry that of the class holds', undefined, '早', { kind: 'shift', shift: '早' }],
  ['without any there is no work', undefined, undefined, { kind: 'rest' }],
])('%s', (_, personal, ofClass, entry) => {
  expect(entryThatHolds(personal, ofClass)).toEqual(entry)
})

test('a shift has a window; rest and what is undecided have none', () => {
  expect(plannedWindow(planEntry('晚'), shifts)).toEqual({ start: 990, end: 1_320 })
  expect(plannedWindow(planEntry('7:00-02:00'), shifts)).toEqual({ start: 420, end: 1_560 })
  expect(plannedWindow(planEntry(''), shifts)).toBeNull()
  expect(plannedWindow(planEntry('待定'), shifts)).toBeNull()
})
