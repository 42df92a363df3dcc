const han = '\u2e80-\u9fff\uff00-\uffef'
const pieces = new RegExp(`[${han}]|[^\\s${han}]+\\s*|\\s+`, 'g')
const latin = 0.6

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : latin), 0)

/** A Latin word is not broken: too long for a line, it is cut. */
const cut = (piece: string, room: number) =>
  widthOf(piece.trimEnd()) <= room ? piece : `${piece.slice(0, Math.max(1, Math.floor(room / latin) - 1))}…`

/**
 * A name on as many lines as it needs where one has room for so many Chinese letters, about as long as each other: of
 * four letters in a room of three, two stand below two.
 */
export function inLines(name: string, room: number): string {
  const least = Math.max(1, room)
  const all = widthOf(name)
  const even = Math.min(least, Math.ceil(all / Math.ceil(all / least)))
  const lines: string[] = []
  for (const piece of name.match(pieces) ?? []) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= even)
      lines[lines.length - 1] = last + piece
    else lines.push(cut(piece, least))
  }
  return lines.map((line) => line.trimEnd()).join('\n')
}
