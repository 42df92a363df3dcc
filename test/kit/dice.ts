import { sha256Hex } from '../../api/kernel/hash.ts'

/** Random whole numbers from 1 to `most`, the same for the same seed: a failing case can be repeated. */
export function seededDice(seed: string) {
  let n = 0
  return (most: number) => (Number.parseInt(sha256Hex(`${seed}/${n++}`).slice(0, 12), 16) % most) + 1
}
