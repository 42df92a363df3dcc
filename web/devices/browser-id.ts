import { newKey } from '../platform/new-key.ts'
import { keepSetting, readSetting } from '../platform/storage.ts'

let made: string | undefined

/** A random number that this browser keeps, whoever uses it: two students who sign at one phone are seen by it. */
export function browserId(): string {
  const known = readSetting('browser') ?? made
  if (known) return known
  made = newKey()
  keepSetting('browser', made)
  return made
}
