/** Text in GB18030, for files as a Chinese spreadsheet saves them: the two-byte forms, found by decoding them all. */
const decoder = new TextDecoder('gb18030')
const known = new Map<string, number[]>()
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const letter = decoder.decode(Uint8Array.of(lead, trail))
    if (letter.length === 1 && letter !== '\ufffd') known.set(letter, [lead, trail])
  }

export function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      if (letter <= '\x7f') return [letter.charCodeAt(0)]
      const bytes = known.get(letter)
      if (!bytes) throw new Error(`no two-byte form of ${letter}`)
      return bytes
    }),
  )
}
