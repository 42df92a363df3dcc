import { expect, test } from 'vitest'
import {
  changesNothing,
  choiceFault,
  ofTypes,
  sizeFault,
  toBase64,
  totals,
} from '../../../web/imports/import-file.ts'

test('bytes survive, more of them than a call takes arguments', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7) % 256)
  expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true)
})

test.each([
  [['a.csv'], false, undefined],
  [['报表.CSV'], false, undefined],
  [['a.xlsx'], false, 'type'],
  [['a.csv', 'b.csv'], false, 'one'],
  [['a.csv', 'b.csv'], true, undefined],
  [['a.csv', 'b.png'], true, 'type'],
])('%o with many %s: %s', (names, many, fault) => {
  expect(choiceFault(names, { types: ['.csv'], many })).toBe(fault)
})

test('counts add up over tables, and rows that stay are no change', () => {
  const online = { new: 2, changed: 1, withdrawn: 0, unchanged: 9 }
  const plan = { new: 0, changed: 0, withdrawn: 3, unchanged: 1 }
  expect(totals({ counts: { online, plan } })).toEqual({ new: 2, changed: 1, withdrawn: 3 })
  expect(changesNothing({ counts: { online } })).toBe(false)
  expect(changesNothing({ counts: { plan: { ...plan, withdrawn: 0 } } })).toBe(true)
})

test('of a folder the tables are taken, and what is too much is not sent', () => {
  const names = ['roster.csv', '排班.XLSX', '.~lock.roster.csv', 'notes.txt', 'season.json']
  const taken = ofTypes(
    names.map((name) => ({ name })),
    ['.csv', '.xlsx', '.json'],
  )
  expect(taken.map(({ name }) => name)).toEqual(['roster.csv', '排班.XLSX', 'season.json'])
  const [megabyte, some] = [
    2 ** 20,
    (size: number, count = 1) => Array.from({ length: count }, () => ({ size })),
  ]
  expect(sizeFault(some(10 * megabyte, 2))).toBe(undefined)
  expect(sizeFault(some(10 * megabyte + 1))).toBe('large')
  expect(sizeFault(some(8 * megabyte, 3))).toBe('large')
  expect(sizeFault(some(1, 21))).toBe('many')
})
