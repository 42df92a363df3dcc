import { readTypedCode, typedCodeOf } from './typed-code.ts'

/**
 * Recovery codes: 24 characters, 120 random bits, so many that a plain hash keeps them (ASVS 6.5.2 asks for
 * 112). The browser makes ten; no answer of the server ever holds one.
 */
const length = 24
export const recoveryCodesGiven = 10

/** A code out of 24 random bytes. */
export const recoveryCodeOf = (random: Uint8Array): string => typedCodeOf(random, length)

/** As it is compared; undefined if it cannot be one. */
export const readRecoveryCode = (text: string): string | undefined => readTypedCode(text, length)
