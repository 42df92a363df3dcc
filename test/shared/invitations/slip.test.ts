import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupedCode } from '../../../shared/credentials/typed-code.ts'
import { codeOf, readCode } from '../../../shared/invitations/code.ts'
import { invitationState, maskedName } from '../../../shared/invitations/state.ts'

describe('the code on a slip', () => {
  test('is read as it was printed, in whatever way it is typed', () => {
    assert(
      property(uint8Array({ minLength: 12, maxLength: 12 }), (random) => {
        const code = codeOf(random)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
        const printed = groupedCode(code)
        expect(readCode(printed)).toBe(code)
        expect(readCode(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
        expect(readCode(printed.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
      }),
    )
  })

  test('has full-width letters of a Chinese keyboard read, and nothing else taken for one', () => {
    expect(readCode('ＡＢＣＤ－ＥＦＧＨ－２３４５')).toBe('ABCDEFGH2345')
    for (const text of ['', 'ABCD-EFGH-234', 'ABCD-EFGH-23456', 'ABCD-EFGH-234U', 'ABCD-EFGH-234*'])
      expect(readCode(text)).toBeUndefined()
  })

  test('comes in 60 bits: each of 32 letters twelve times over', () => {
    const letters = new Set(
      Array.from({ length: 256 }, (_, byte) => codeOf(new Uint8Array(12).fill(byte))[0]),
    )
    expect(letters.size).toBe(32)
  })
})

test.each([
  ['nobody has used it and it has not ended', { usedAt: null, revokedAt: null, expiresAt: 10 }, 'open'],
  ['its end has come', { usedAt: null, revokedAt: null, expiresAt: 5 }, 'over'],
  ['another one took its place', { usedAt: null, revokedAt: 1, expiresAt: 10 }, 'over'],
  ['it was used, whatever came later', { usedAt: 1, revokedAt: 2, expiresAt: 3 }, 'used'],
])('an invitation, when %s, is: %o %s', (_, invited, state) => {
  expect(invitationState(invited, 5)).toBe(state)
})

test('a masked name is known by its owner alone', () => {
  expect(['张小倩', '张倩', '张', '欧阳小倩', '𠮷田倩'].map(maskedName)).toEqual([
    '张*倩',
    '张*',
    '*',
    '欧**倩',
    '𠮷*倩',
  ])
})
