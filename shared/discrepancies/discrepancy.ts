import canonicalize from 'canonicalize'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Discrepancy } from '../allowance/discrepancies.ts'
import type { WorkDate } from '../time/work-date.ts'
import type { DiscrepancyCode } from './discrepancy-codes.ts'

/** Something that a person must put right, or decide with a reason, before a run is published. */
export interface Found {
  readonly code: DiscrepancyCode
  /** null: about the season itself. */
  readonly personId: string | null
  readonly date: WorkDate | null
  readonly facts: readonly string[]
  /** What it says in figures and names; other minutes are another discrepancy. */
  readonly detail: Readonly<Record<string, string | number>>
}

/**
 * The same facts give the same key, and nothing else does: what was decided about it holds no longer once a fact, a figure
 * or a name of it is another one.
 */
export function keyOf({ code, personId, date, facts, detail }: Found): string {
  const text = canonicalize([code, personId, date, facts.toSorted(), detail]) ?? ''
  return `${code}:${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)}`
}

/** What the pay rules found about one student, as one of these. */
export function foundByPay(personId: string, discrepancy: Discrepancy): Found {
  const { code, date, facts, ...detail } = discrepancy
  return { code, personId, date, facts, detail }
}
