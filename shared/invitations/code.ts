import { readTypedCode, typedCodeOf } from '../credentials/typed-code.ts'

/**
 * What stands on a slip for typing: twelve characters, 60 random bits; with five tries an hour nobody finds
 * one in its three days.
 */
const length = 12

/** A code out of twelve random bytes. */
export const codeOf = (random: Uint8Array): string => typedCodeOf(random, length)

/** As it is compared; undefined if it cannot be one. */
export const readCode = (text: string): string | undefined => readTypedCode(text, length)
