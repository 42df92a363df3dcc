/**
 * Codes that people write down and type: Crockford's alphabet, which leaves out the letters that a hand
 * mistakes (I, L, O, U), five random bits a character, in groups of four.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of that many characters out of as many random bytes. */
export const typedCodeOf = (random: Uint8Array, length: number): string =>
  Array.from(random.slice(0, length), (byte) => alphabet[byte & 31]).join('')

/** As it is compared: what a hand mistook is put right, blanks and hyphens are gone; undefined if it cannot be one. */
export function readTypedCode(text: string, length: number): string | undefined {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === length && [...code].every((c) => alphabet.includes(c)) ? code : undefined
}

/** As it is printed. */
export const groupedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''
