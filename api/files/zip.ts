import { reasonOf } from '../../shared/files/cell.ts'
import type { Reason } from '../../shared/files/reasons.ts'
import { crc32 } from './crc32.ts'

/** What an archive may hold, by what it claims before anything of it is inflated and by what then comes out. */
const [mostEntries, mostBytes] = [64, 100 * 1024 * 1024]

/** Thrown while an archive is read; whoever reads it says so in a sentence. */
export class Unreadable extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.code)
    this.reason = reason
  }
}
export const broken = () => new Unreadable(reasonOf('workbook-broken', {}))
export const tooLarge = () => new Unreadable(reasonOf('workbook-too-large', {}))

export interface Archive {
  has(name: string): boolean
  /** The part's bytes as they are inflated; throws on the first that is too many, and at the end if they are not what was packed. */
  read(name: string): AsyncGenerator<Uint8Array>
}

interface Entry {
  method: number
  crc: number
  packed: Uint8Array<ArrayBuffer>
  size: number
}

/** The parts of a zip archive by its own directory. Encrypted ones, and those beyond four gigabytes, are none of ours. */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = directory(bytes)
  let left = mostBytes
  async function* read(name: string) {
    const entry = entries.get(partName(name))
    if (!entry) throw broken()
    let [crc, size] = [0, 0]
    for await (const chunk of inflated(entry)) {
      left -= chunk.length
      size += chunk.length
      if (left < 0 || size > entry.size) throw tooLarge()
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (crc !== entry.crc || size !== entry.size) throw broken()
  }
  return { has: (name) => entries.has(partName(name)), read }
}

const partName = (name: string) => name.replace(/^\//, '').toLowerCase()

function directory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  let declared = 0
  try {
    const end = endRecord(view)
    const count = view.getUint16(end + 10, true)
    if (count > mostEntries) throw tooLarge()
    let at = view.getUint32(end + 16, true)
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50 || view.getUint16(at + 8, true) & 1) throw broken()
      const nameEnd = at + 46 + view.getUint16(at + 28, true)
      const name = partName(new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)))
      const entry = entryAt(bytes, view, at)
      declared += entry.size
      if (declared > mostBytes) throw tooLarge()
      if (entries.has(name)) throw broken()
      entries.set(name, entry)
      at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    // An offset that points outside.
    throw error instanceof Unreadable ? error : broken()
  }
  return entries
}

/** It stands at the end, before a remark of at most 64 kB. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw broken()
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)]
  const [length, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const local = view.getUint32(at + 42, true)
  if (view.getUint32(local, true) !== 0x04034b50) throw broken()
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + length > bytes.length || (method !== 0 && method !== 8)) throw broken()
  return { method, crc, size, packed: Uint8Array.from(bytes.subarray(start, start + length)) }
}

/** Pulled piece by piece, so that nothing is inflated that nobody takes. */
async function* inflated({ method, packed }: Entry): AsyncGenerator<Uint8Array> {
  if (method === 0) return yield packed
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : broken()
  } finally {
    await reader.cancel().catch(() => {})
  }
}
