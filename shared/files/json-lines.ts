/** Where the settings of a JSON text stand, by their path with dots as in "stages.0.from". */
export interface JsonLines {
  readonly lines: ReadonlyMap<string, number>
  /** Settings that the text gives twice, of which a parser silently takes the second. */
  readonly repeated: readonly { readonly path: string; readonly line: number }[]
  /** The line on which the text stops being JSON; undefined where it does not. */
  readonly badLine: number | undefined
}

/** No setting lies deeper; a text that nests further is only meant to exhaust the stack. */
const maxDepth = 20

/** Finds the lines, since parsers tell the place of a mistake in ways that differ from engine to engine. */
export function jsonLines(text: string): JsonLines {
  const lines = new Map<string, number>()
  const repeated: { path: string; line: number }[] = []
  const tokens = tokensOf(text)

  const value = (path: string, depth: number): boolean => {
    const first = tokens.take()
    if (first === '{') return depth < maxDepth && series('}', () => member(path, depth + 1))
    if (first === '[') return depth < maxDepth && series(']', (index) => element(path, index, depth + 1))
    return /^["\d\-tfn]/.test(first)
  }
  const member = (path: string, depth: number): boolean => {
    const key = tokens.take()
    if (!key.startsWith('"')) return false
    const inner = join(path, JSON.parse(key) as string)
    if (lines.has(inner)) repeated.push({ path: inner, line: tokens.line() })
    lines.set(inner, tokens.line())
    return tokens.take() === ':' && value(inner, depth)
  }
  const element = (path: string, index: number, depth: number): boolean => {
    const inner = join(path, String(index))
    tokens.peek()
    lines.set(inner, tokens.line())
    return value(inner, depth)
  }
  const series = (end: string, item: (index: number) => boolean): boolean => {
    if (tokens.peek() === end) return tokens.take() === end
    for (let index = 0; item(index); index += 1) {
      const mark = tokens.take()
      if (mark !== ',') return mark === end
    }
    return false
  }

  const whole = value('', 0) && tokens.take() === ''
  return { lines, repeated, badLine: whole && tokens.ended() ? undefined : tokens.line() }
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

const space = /[ \t\n\r]*/y
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** The tokens one by one, '' at the end and where there is none; `line` is that of the latest one looked at. */
function tokensOf(text: string) {
  let at = 0
  let line = 1
  const skipSpace = () => {
    space.lastIndex = at
    const blanks = space.exec(text)?.[0] ?? ''
    at += blanks.length
    line += blanks.split('\n').length - 1
  }
  const peek = () => {
    skipSpace()
    token.lastIndex = at
    return token.exec(text)?.[0] ?? ''
  }
  const take = () => {
    const next = peek()
    at += next.length
    return next
  }
  return { peek, take, line: () => line, ended: () => at === text.length }
}
