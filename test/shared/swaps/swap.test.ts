import { expect, test } from 'vitest'
import { exchangeFault } from '../../../shared/swaps/swap.ts'
import { workDateOf } from '../../../shared/time/work-date.ts'

const date = workDateOf('2020-11-14')
const side = { className: '1班', onTrack: false, shift: { opensAt: 100 } }
const resting = { ...side, shift: undefined }

test.each([
  ['two shifts of one class', '早', '晚', [side, side], undefined],
  ['a shift for a rest', '早', '', [side, resting], undefined],
  ['the same shift', '早', '早', [side, side], 'swap-same'],
  ['two rests', '', '', [resting, resting], 'swap-same'],
  ['two classes', '早', '晚', [side, { ...side, className: '2班' }], 'swap-other-class'],
  ['somebody who is in no class', '早', '晚', [side, { ...side, className: undefined }], 'swap-other-class'],
  ['the logistics track', '早', '后', [side, { ...side, onTrack: true }], 'swap-track'],
  ['a shift that has opened', '早', '晚', [side, { ...side, shift: { opensAt: 99 } }], 'swap-too-late'],
] as const)('%s may be swapped', (_, mine, theirs, sides, fault) => {
  expect(exchangeFault({ date, mine, theirs }, sides, 99)).toBe(fault)
})
