import type { words as chinese } from './closings.zh-CN.ts'

/** Closing a payout: once all are paid, each side says so. */
export const words: Record<keyof typeof chinese, string> = {
  title: 'Close',
  text: 'Once everybody is paid, company and school confirm it. A closed payout is only looked at.',
  closed: 'Closed {when}; it can only be looked at',
  'side.company': 'Company',
  'side.school': 'School',
  said: '{name} · {when}',
  waiting: 'To be confirmed',
  open: '{count} people are not paid',
  none: 'Everybody is paid',
  underWay: 'What was sent without a result needs the bank’s file first.',
  'left.ready': 'Can be paid',
  'left.facts-changed': 'Facts have changed, compute again',
  'left.under-way': 'With the bank',
  'left.unsigned': 'Not signed',
  'left.consent-withdrawn': 'Does not agree to the use of a card',
  'left.no-card': 'No bank card',
  'left.card-changing': 'Card changed, compute again',
  'left.not-confirmed': 'Failed, the student has to check the card',
  do: 'All paid, agree to close',
  doAnyway: 'Give a reason and agree to close',
  doText: '{count} people are not paid. Both sides give a reason, and it stays on record.',
  reason: 'Why nobody waits for them',
  confirm: 'Agree to close',
  more: '{count} more',
}
