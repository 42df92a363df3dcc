import { broken, tooLarge } from './zip.ts'

export interface XmlHandler {
  /** Attributes as they are written: `attribute` finds one in them. */
  open?(name: string, attributes: string): void
  text?(text: string): void
  close?(name: string): void
}

/** A tag, a comment or a text between two tags that is longer than any program writes one. */
const longest = 1024 * 1024

/**
 * Goes over the XML of a workbook's part as it is inflated: UTF-8, names without their prefix. A DTD is refused, so
 * there are no entities but the five and those by number, and nothing outside is ever looked at.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [rest, depth, tags] = ['', 0, 0]

  /** Takes all that is whole from the beginning of the text, and gives what is left of it. */
  function take(text: string): string {
    let at = 0
    for (;;) {
      const start = text.indexOf('<', at)
      if (start < 0) break
      const end = markupEnd(text, start)
      if (end < 0) {
        if (start > at) handOver(text.slice(at, start))
        return text.slice(start)
      }
      if (start > at) handOver(text.slice(at, start))
      markup(text.slice(start + 1, end - 1))
      at = end
    }
    return text.slice(at)
  }
  function handOver(raw: string) {
    if (handler.text && depth > 0) handler.text(unescaped(raw))
  }
  function markup(inner: string) {
    const first = inner.charCodeAt(0)
    if (first === question) return
    if (first === bang) {
      if (inner.startsWith('![CDATA[') && depth > 0) return handler.text?.(inner.slice(8, -2))
      if (inner.startsWith('!--')) return undefined
      throw broken()
    }
    if (first === slash) {
      if (--depth < 0) throw broken()
      return handler.close?.(localName(inner.slice(1)))
    }
    tags += 1
    const closed = inner.endsWith('/')
    const whole = closed ? inner.slice(0, -1) : inner
    const blank = whole.search(/\s/)
    const name = localName(blank < 0 ? whole : whole.slice(0, blank))
    if (depth === 0 && tags > 1) throw broken()
    handler.open?.(name, blank < 0 ? '' : whole.slice(blank))
    if (closed) handler.close?.(name)
    else depth += 1
    return undefined
  }

  const decoded = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw broken()
    }
  }

  for await (const chunk of chunks) {
    rest = take(rest + decoded(chunk))
    if (rest.length > longest) throw tooLarge()
  }
  rest += decoded()
  if (depth !== 0 || tags === 0 || rest.trim()) throw broken()
}

const [question, bang, slash, greater, quote, apostrophe] = [63, 33, 47, 62, 34, 39] as const

/** Where the markup that begins here has ended; -1 where its end has not come yet. */
function markupEnd(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  if (text.startsWith('<?', start)) return after(text, '?>', start + 2)
  // An attribute may hold the mark that ends a tag.
  for (let at = start + 1, open = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === greater && open === 0) return at + 1
    if (code !== quote && code !== apostrophe) continue
    if (open === 0) open = code
    else if (open === code) open = 0
  }
  return -1
}

const after = (text: string, mark: string, from: number) => {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1).trim()

const shapes = new Map<string, RegExp>()
/** The value of one attribute, its prefix left out of the name unless it is asked for. */
export function attribute(attributes: string, name: string): string | undefined {
  let shape = shapes.get(name)
  if (!shape) shapes.set(name, (shape = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = shape.exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : unescaped(value)
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replaceAll(/&([^;&]{0,8}(?:;|$))?/g, (_, found: string = '') => {
    const name = found.slice(0, -1)
    if (Object.hasOwn(named, name)) return named[name]!
    const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1
    if (code < 0 || code > 0x10ffff) throw broken()
    return String.fromCodePoint(code)
  })
}
