import { openKeys } from '../../api/kernel/keys.ts'
import type { KeyFile } from '../../api/kernel/keys.ts'

export const testKeyFile: KeyFile = { current: 'test-a', keys: { 'test-a': 'a1'.repeat(32) } }
/** What a database that the kit fills keeps for its ring. */
export const testLasting = new Uint8Array(32).fill(0xc7)
export const testKeys = openKeys(testKeyFile, { lasting: testLasting })

export const rotatedKeyFile: KeyFile = {
  current: 'test-b',
  keys: { ...testKeyFile.keys, 'test-b': 'b2'.repeat(32) },
}
/** The ring after a rotation: the old key still opens, the new one seals. */
export const rotatedKeys = openKeys(rotatedKeyFile, { lasting: testLasting })
