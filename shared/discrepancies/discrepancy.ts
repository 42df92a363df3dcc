import canonicalize from 'canonicalize'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Discrepancy } from '../allowance/discrepancies.ts'
import type { WorkDate } from '../time/work-date.ts'

/** The kinds in the order in which they are shown: what holds most of the others up comes first. */
export const discrepancyCodes = [
  'season-two-end-times',
  'season-overlapping-rates',
  'season-pay-by-year',
  'season-pay-by-early',
  'season-level-sum',
  'season-internship',
  'season-plan-outside',
  'season-seats',
  'season-machines',
  'dispute-open',
  'correction-open',
  'leave-open',
  'unconfirmed-attendance',
  'day-not-called',
  'online-without-paid-attendance',
  'attendance-without-online',
  'online-far-above',
  'error-unverified',
  'violation-appealed',
  'award-unreviewed',
  'amount-unknown',
  'card-missing',
  'card-consent-withdrawn',
  'account-missing',
  'desk-account-missing',
  'insurance-missing',
] as const
export type DiscrepancyCode = (typeof discrepancyCodes)[number]

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
