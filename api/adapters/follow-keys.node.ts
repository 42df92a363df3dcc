/**
 * A running server takes up a changed key file by itself: it looks at the text at each tick, which also sees a file
 * that was put in the old one's place.
 */
import { readFileSync } from 'node:fs'
import { parseKeyFile } from '../kernel/keys.ts'
import type { LiveKeys } from '../kernel/live-keys.ts'
import { loadKeys } from '../kernel/load-keys.ts'
import type { Ctx } from '../kernel/ctx.ts'

type Opened = Pick<Ctx, 'db' | 'clock' | 'newId'> & { keys: LiveKeys }

/**
 * Gives the look that belongs into the ticker. A file that cannot be used, or lacks a key that is still needed, is
 * told once and changes nothing: the server goes on with the ring that it has.
 */
export function followKeys(opened: Opened, path: string, say: (line: string) => void = console.error) {
  let known = textOf(path)
  let refused = ''
  return async function look(): Promise<void> {
    const text = textOf(path)
    if (text === known) return
    try {
      opened.keys.take(await loadKeys(opened, parseKeyFile(text, `The key file ${path}`)))
      known = text
      refused = ''
      say(JSON.stringify({ event: 'keys_taken_up', current: opened.keys.current, ids: opened.keys.ids }))
    } catch (error) {
      const reason = String(error)
      if (reason !== refused) say(JSON.stringify({ event: 'key_file_refused', reason }))
      refused = reason
    }
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
