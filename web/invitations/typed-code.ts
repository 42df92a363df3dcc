import { readCode } from '../../shared/invitations/code.ts'

/** How many characters a code has, typed or pasted, once blanks and hyphens are gone; `stray` is one that no code has. */
export function typedCode(typed: string): { code: string; count: number; stray: string | undefined } {
  const letters = [...typed.normalize('NFKC').replaceAll(/[\s\-‐-―−·.]/g, '')]
  const stray = letters.find((letter) => !readCode(letter.repeat(12)))
  return { code: readCode(letters.join('')) ?? '', count: letters.length, stray }
}
