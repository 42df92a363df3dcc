import { describe, expect, test } from 'vitest'
import { mayWithdraw, standingOf } from '../../../web/requests/request-state.ts'

const swap = { kind: 'swap' as const, requestState: 'open' as const, replies: [], mineToAnswer: false }
const agreed = [{ kind: 'agree' as const }]

describe('how a request stands for its reader', () => {
  test.each([
    ['an open leave', { ...swap, kind: 'leave' as const }, 'open'],
    ['a swap that I asked', swap, 'forOther'],
    ['a swap that I was asked', { ...swap, mineToAnswer: true }, 'toAnswer'],
    ['the same after I agreed', { ...swap, mineToAnswer: true, replies: agreed }, 'agreed'],
    ['one that was confirmed', { ...swap, requestState: 'granted' as const, replies: agreed }, 'granted'],
  ])('%s', (_, request, standing) => expect(standingOf(request)).toBe(standing))
})

test('whoever asked may withdraw what is open; whoever was asked answers instead', () => {
  expect([
    mayWithdraw(swap),
    mayWithdraw({ ...swap, replies: agreed }),
    mayWithdraw({ ...swap, mineToAnswer: true }),
    mayWithdraw({ ...swap, requestState: 'declined' }),
  ]).toEqual([true, true, false, false])
})
