import { expect, test } from 'vitest'
import { correctionFault } from '../../../shared/corrections/correction.ts'

const base = { shift: { startsAt: 100 }, known: undefined, asked: false, now: 100 }
const known = (state: 'absent' | 'late', confirmed = true) => ({ state, confirmed })

test.each([
  ['once the shift has started', {}, undefined],
  ['not before', { now: 99 }, 'correction-too-early'],
  ['not twice', { asked: true }, 'asked-already'],
  ['against an absence', { known: known('absent') }, undefined],
  ['not of what is confirmed already', { known: known('late') }, 'nothing-to-correct'],
  ['of what nobody has confirmed', { known: known('late', false) }, undefined],
] as const)('a correction is asked for %s', (_, change, fault) => {
  expect(correctionFault('late', { ...base, ...change })).toBe(fault)
})
