import { useDirectCommand } from '../offline/useDirectCommand.ts'
import type { Answer } from '../platform/wire.ts'

export type ImportsSeen = Answer<'/api/seasons/imports'>
export type ImportSeen = ImportsSeen['imports'][number]

/** Takes one import back. */
export function useUndo(id: () => string, undone: () => void) {
  const command = useDirectCommand('/api/seasons/imports/:id/undo')
  async function undo() {
    if (await command.run({}, { id: id() })) undone()
  }
  return { command, undo }
}
