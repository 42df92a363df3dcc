import { importKey, openBytes, sealBytes } from '../kernel/aead.ts'
import type { Keys } from '../kernel/keys.ts'

type Column = 'token' | 'secret'

const placeOf = (rowId: string, column: Column) => ({ table: 'robot', column, rowId })
/** From the database's lasting secret: a rotation of root keys leaves it alone. */
const keyOf = (keys: Keys) => importKey(keys.derive('robot'))

export const sealOfRobot = async (keys: Keys, rowId: string, column: Column, text: string): Promise<string> =>
  sealBytes(await keyOf(keys), 'robot', placeOf(rowId, column), new TextEncoder().encode(text))

export const openOfRobot = async (
  keys: Keys,
  rowId: string,
  column: Column,
  sealed: string,
): Promise<string> =>
  new TextDecoder().decode(await openBytes(await keyOf(keys), placeOf(rowId, column), sealed))
