import type { EmbeddedFont } from '@libpdf/core'

/** Below this nobody reads: text that is still too wide goes on in another line. */
const smallest = 6.5
export const leading = 1.25

export type Typesetting = ReturnType<typeof typesetting>

/** How text is spelled and broken in one font. Measured once a character, since a roll has the same ones over and over. */
export function typesetting(font: Pick<EmbeddedFont, 'getWidth' | 'canEncode'>) {
  const known = new Map<string, { said: string; width: number }>()

  function glyph(char: string) {
    const seen = known.get(char)
    if (seen) return seen
    const said = font.canEncode(char) ? char : /\s/u.test(char) ? ' ' : numbered(char)
    const width = [...said].reduce((sum, c) => sum + font.getWidth(c.codePointAt(0)!), 0) / 1_000
    known.set(char, { said, width })
    return { said, width }
  }
  const glyphs = (text: string) => Array.from(text, glyph)
  const widthOf = (text: string) => glyphs(text).reduce((sum, { width }) => sum + width, 0)

  /** The text in lines no wider than this; a line of the text stays one. */
  function linesOf(text: string, most: number): { said: string; width: number }[] {
    return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
      const lines = [{ said: '', width: 0 }]
      for (const { said, width } of glyphs(paragraph)) {
        if (lines.at(-1)!.width > 0 && lines.at(-1)!.width + width > most) lines.push({ said: '', width: 0 })
        lines.at(-1)!.said += said
        lines.at(-1)!.width += width
      }
      return lines
    })
  }

  return {
    /** Smaller first, then in more lines: nothing is cut. Widths in parts of the size. */
    fitted(text: string, width: number, size: number) {
      const widest = Math.max(...text.split(/\r\n|\r|\n/).map(widthOf), 0.001)
      const fits = Math.max(smallest, Math.min(size, width / widest))
      return { size: fits, lines: linesOf(text, width / fits + 0.001) }
    },
    /** The characters of these texts that the font has not, as they are drawn. */
    missingIn: (texts: readonly string[]): string[] => [
      ...new Set(
        texts.flatMap((text) =>
          glyphs(text)
            .filter(({ said }) => said.length > 2)
            .map(({ said }) => said),
        ),
      ),
    ],
  }
}

/** A character that the font has not is drawn as its number, so that nothing is lost unseen. */
const numbered = (char: string) => `[U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
