import { expect, test } from 'vitest'
import { supersededOf, type Past } from '../../../web/records/past.ts'

const word = (shift: string, version: number) => ({ kind: 'attendance', shift, version }) as Past

test('of each shift all versions but the newest were changed later', () => {
  const plan = { kind: 'plan', at: null, cell: '早', personal: false } as const
  const history = [plan, word('早', 0), word('晚', 1), word('早', 2), word('早', 1)]
  expect([...supersededOf(history)]).toEqual([history[1], history[4]])
})
