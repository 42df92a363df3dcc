import type { CommandAnswer } from '../platform/wire.ts'

/** What the server says about files, before and after they are applied. */
export type Imported = CommandAnswer<'/api/online/import/preview'>

/** A file as it was when it was chosen: what is confirmed is what was looked at. */
export interface ImportFile {
  name: string
  base64: string
}

/** Bytes as an import's request carries them, in pieces, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text)
}

export const readFile = async (file: File): Promise<ImportFile> => ({
  name: file.name,
  base64: toBase64(new Uint8Array(await file.arrayBuffer())),
})

/** Why these files are not even read. */
export function choiceFault(
  names: readonly string[],
  { types, many }: { types: readonly string[]; many: boolean },
): 'type' | 'one' | undefined {
  if (names.length > 1 && !many) return 'one'
  return names.every((name) => types.some((type) => name.toLowerCase().endsWith(type))) ? undefined : 'type'
}

const mostBytes = 10 * 1024 * 1024
const mostFiles = 20

/** What of a folder is sent: what lies beside its tables stays on the disk. */
export const ofTypes = <F extends { name: string }>(files: readonly F[], types: readonly string[]) =>
  files.filter(({ name }) => !name.startsWith('.') && types.some((type) => name.toLowerCase().endsWith(type)))

/** Why so much is not sent at all. */
export const sizeFault = (files: readonly { size: number }[]): 'large' | 'many' | undefined => {
  if (files.length > mostFiles) return 'many'
  const all = files.reduce((sum, { size }) => sum + size, 0)
  return files.some(({ size }) => size > mostBytes) || all > 2.2 * mostBytes ? 'large' : undefined
}

/** Over all tables, what would change or has. */
export function totals({ counts }: Pick<Imported, 'counts'>) {
  const sum = (of: 'new' | 'changed' | 'withdrawn') =>
    Object.values(counts).reduce((all, one) => all + one[of], 0)
  return { new: sum('new'), changed: sum('changed'), withdrawn: sum('withdrawn') }
}
export const changesNothing = (imported: Pick<Imported, 'counts'>) =>
  Object.values(totals(imported)).every((count) => count === 0)
