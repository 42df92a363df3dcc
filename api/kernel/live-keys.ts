import type { Keys } from './keys.ts'

/** A ring that another can take the place of. */
export interface LiveKeys extends Keys {
  take(next: Keys): void
}

/**
 * The ring as it is at each use. A request that began before a rotation (a slow phone is still sending it) reads rows
 * that were sealed anew meanwhile, so it must not keep the ring that it began with. Whoever needs an id and a key that
 * belong together asks for the id first and for the key by it.
 */
export function liveKeys(first: Keys): LiveKeys {
  let ring = first
  return {
    get current() {
      return ring.current
    },
    get ids() {
      return ring.ids
    },
    derive: (purpose, kid) => ring.derive(purpose, kid),
    blindIndex: (column, value) => ring.blindIndex(column, value),
    pepper: () => ring.pepper(),
    get kept() {
      return ring.kept
    },
    take: (next) => void (ring = next),
  }
}
