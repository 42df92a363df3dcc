import { linkHash, type Head } from './chain.ts'
import { isSigned, type Checkpoint } from './checkpoint.ts'

/** One sealed event as whoever recomputes the chain gets it. */
export interface ChainLink extends Head {
  readonly prev: string
  readonly bytes: string
}

export type ChainFlaw = 'link-broken' | 'hash-wrong' | 'checkpoint-forged' | 'checkpoint-contradicted'
export type Walked = { readonly head: Head } | { readonly seq: number; readonly flaw: ChainFlaw }

/**
 * Recomputes a stretch of the chain after `head`, and holds the signed checkpoints against it that lie in it. The
 * arithmetic is the one by which the server sealed the log, done where nobody has to believe the server.
 */
export function walkChain(
  head: Head,
  links: readonly ChainLink[],
  checkpoints: readonly Checkpoint[],
  publicKeys: Readonly<Record<string, string>>,
): Walked {
  const points = new Map(checkpoints.map((point) => [point.seq, point]))
  let at = head
  for (const { seq, prev, h, bytes } of links) {
    if (prev !== at.h || seq <= at.seq) return { seq, flaw: 'link-broken' }
    if (linkHash(seq, prev, bytes) !== h) return { seq, flaw: 'hash-wrong' }
    at = { seq, h }
    const point = points.get(seq)
    if (point && !isSigned(point, publicKeys)) return { seq, flaw: 'checkpoint-forged' }
    if (point && point.h !== h) return { seq, flaw: 'checkpoint-contradicted' }
  }
  return { head: at }
}
