import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWeakPassword } from '../../../shared/credentials/password.ts'
import { readRecoveryCode, recoveryCodeOf } from '../../../shared/credentials/recovery-code.ts'
import { groupedCode } from '../../../shared/credentials/typed-code.ts'

const owner = { number: '990017', name: '李卫东' }

describe('a password', () => {
  test.each([
    'correct horse battery staple',
    '窗外的雨下了一整夜没有停',
    'Blauwe-fiets-in-de-regen',
    'kq7-vw2-mzp-x9t',
    'abc 晚上去吃火锅吧好不好',
  ])('may be: %s', (password) => expect(isWeakPassword(password, owner)).toBe(false))

  test.each([
    ['too short', 'kq7-vw2-mzp'],
    ['too long to be one', 'kq7x'.repeat(40)],
    ['a common one', 'password1234'],
    ['a common one in disguise', 'P@ssw0rd!2020'],
    ['a common one, doubled', 'iloveyou1314520'],
    ['a run', '123456789012'],
    ['a run of letters', 'abcdefghijklm'],
    ['a row of keys', 'qwertyuiop123'],
    ['rows of keys', '1qaz2wsx3edc4rfv'],
    ['the same again and again', 'xyxyxyxyxyxyxy'],
    ['a season', 'Admin@20201111'],
    ['a greeting', 'woaini5201314'],
    ['its owner’s number', 'fietsband-990017-regen'],
    ['its owner’s number in full-width digits', 'fietsband-９９００１７-regen'],
    ['its owner’s name', '我的名字是李卫东没有别的'],
  ])('may not be %s: %s', (_, password) => expect(isWeakPassword(password, owner)).toBe(true))

  test('counts its characters, not the bytes that a keyboard makes of them', () => {
    expect(isWeakPassword('窗外的雨下了一整夜没', owner)).toBe(true)
    // The same twelve, composed and not.
    expect(isWeakPassword('é'.normalize('NFD') + 'kq7vw2mzpx9', owner)).toBe(false)
    expect(isWeakPassword('é'.normalize('NFD') + 'kq7vw2mzpx', owner)).toBe(true)
  })

  test('that is random is never refused', () => {
    const character = constantFrom(...'bcdfghjkmnpqrtvwxyz23456789')
    assert(
      property(array(character, { minLength: 18, maxLength: 18 }), (characters) => {
        expect(isWeakPassword(characters.join(''), owner)).toBe(new Set(characters).size < 5)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a recovery code', () => {
  test('is read as a hand writes it', () => {
    const code = recoveryCodeOf(Uint8Array.from({ length: 24 }, (_, i) => i * 37))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/)
    expect(groupedCode(code)).toMatch(/^(\w{4}-){5}\w{4}$/)
    expect(readRecoveryCode(groupedCode(code).toLowerCase())).toBe(code)
    expect(readRecoveryCode(` ${code.replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(code)
  })

  test.each(['', '123456', '0'.repeat(23), '0'.repeat(25), 'U'.repeat(24), '啊'.repeat(24)])(
    'is not "%s"',
    (text) => expect(readRecoveryCode(text)).toBeUndefined(),
  )
})
