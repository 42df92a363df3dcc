import { describe, expect, test } from 'vitest'
import { mayApprove, mayPublish } from '../../../shared/payouts/approval.ts'
import type { Approval, StoredRun } from '../../../shared/payouts/approval.ts'

const draft: StoredRun = { state: 'draft', version: 3, contentHash: 'h2' }
const company: Approval = { side: 'company', personId: 'c', contentHash: 'h2' }
const school: Approval = { side: 'school', personId: 's', contentHash: 'h2' }
const ofOldContent = [
  { ...company, contentHash: 'h1' },
  { ...school, contentHash: 'h1' },
]

describe('an approval', () => {
  test.each([
    ['of a draft that nobody has approved', draft, [], company, 'h2', 'ok'],
    ['of the other side', draft, [school], company, 'h2', 'ok'],
    ['where both have approved older content', draft, ofOldContent, company, 'h2', 'ok'],
    ['of a run that is published', { ...draft, state: 'published' }, [], company, 'h2', 'wrong-state'],
    ['of older content', draft, [], { ...company, contentHash: 'h1' }, 'h2', 'content-changed'],
    ['of content that the facts have overtaken', draft, [], company, 'h3', 'content-changed'],
    ['of the own side once more', draft, [company], { ...company, personId: 'x' }, 'h2', 'already-approved'],
    [
      'by who has approved for the other side',
      draft,
      [school],
      { ...company, personId: 's' },
      'h2',
      'one-person',
    ],
  ] as const)('%s', (_, run, approvals, approval, factsHash, outcome) => {
    const may = mayApprove(run, approvals, approval, factsHash)
    expect(may.ok ? 'ok' : may.reason).toBe(outcome)
  })
})

describe('publishing', () => {
  test.each([
    ['a draft with both approvals', draft, [company, school], 3, 'h2', 'ok'],
    ['a run that is published', { ...draft, state: 'published' }, [company, school], 3, 'h2', 'wrong-state'],
    ['another version than was looked at', draft, [company, school], 2, 'h2', 'wrong-state'],
    ['content that the facts have overtaken', draft, [company, school], 3, 'h3', 'content-changed'],
    ['with no approval', draft, [], 3, 'h2', 'not-approved'],
    ['with one', draft, [school], 3, 'h2', 'not-approved'],
    ['with approvals of older content', draft, ofOldContent, 3, 'h2', 'not-approved'],
    ['with one person for both', draft, [company, { ...school, personId: 'c' }], 3, 'h2', 'not-approved'],
    ['with two of one side', draft, [company, { ...company, personId: 'd' }], 3, 'h2', 'not-approved'],
  ] as const)('%s', (_, run, approvals, version, factsHash, outcome) => {
    const may = mayPublish(run, approvals, version, factsHash)
    expect(may.ok ? 'ok' : may.reason).toBe(outcome)
  })
})
