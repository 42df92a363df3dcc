import type { Reason } from './reasons.ts'

type Decoded = { readonly text: string } | { readonly reason: Reason }

const utf8 = new TextDecoder('utf-8')
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** In a text of the right encoding a few broken characters are damage; where a quarter is, the guess was wrong. */
const damageOfAWrongGuess = 0.25

/**
 * The text of a file in UTF-8 with or without BOM, UTF-16 with BOM, or GB18030 (which holds GBK and GB2312).
 * Single damaged characters come out as U+FFFD, for the row in which they stand to be refused.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second, third, fourth] = bytes
  // What Excel writes: a zip archive since 2007, an OLE container before.
  const zip = first === 0x50 && second === 0x4b && third === 3 && fourth === 4
  const ole = first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0
  if (zip || ole) return refused('spreadsheet-file')
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  // UTF-16 without BOM, or no text at all.
  if (first === 0 || second === 0) return refused('not-text')
  return decodeBytes(bytes)
}

function decodeBytes(bytes: Uint8Array): Decoded {
  try {
    return { text: strictUtf8.decode(bytes) }
  } catch {
    const guess = [utf8, gb18030]
      .map((decoder) => decoder.decode(bytes))
      .find((text) => damage(text) < damageOfAWrongGuess)
    return guess === undefined ? refused('not-text') : { text: guess }
  }
}

/** The share of characters beyond ASCII that could not be decoded. */
function damage(text: string): number {
  const beyondAscii = text.match(/[\u0080-\u{10ffff}]/gu)?.length ?? 0
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken === 0 ? 0 : broken / beyondAscii
}

const refused = (code: 'spreadsheet-file' | 'not-text'): Decoded => ({ reason: { code, params: {} } })
