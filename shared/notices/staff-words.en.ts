import type { words as chinese } from './staff-words.zh-CN.ts'

/** What notices say that only staff get. */
export const words: Record<keyof typeof chinese, string> = {
  'return-alert':
    'Way home after {name} on {date}: {count} unaccounted for ({names}). Open for names and phone numbers',
  'return-summary':
    'Way home after {name} on {date}, summary {version}: expected {expected}, returned {returned}, excused {excused}, unaccounted {unaccounted}',
  'role-proposed': 'A change of {name}’s roles waits for another admin',
  'invitation-misused': 'Somebody used an invitation of {name} again, or one that had ended',
  'deliveries-dead': 'Notices could not be delivered. Please look at the channels',
  'day-report':
    'Report of {date}, version {version}: planned {planned}, confirmed {confirmed}, late {late}, absent {absent}, unconfirmed {unconfirmed}',
  'reveals-many':
    'Somebody looked at many whole numbers in a short time and was stopped. Please look into it.',
  'deposit-due': 'The deposit for the rooms is due on {date} and not on record yet',
  'deposit-overdue': 'The deposit for the rooms was due on {date} and is not on record',
  'settlement-due': 'The settlement for the rooms is due on {date} and not paid yet',
  'settlement-overdue': 'The settlement for the rooms was due on {date} and is not paid',
  'payout-due': 'Students are to be paid by {date}, and not all payouts are paid and closed',
  'payout-overdue': 'Students were to be paid by {date}, and not all payouts are paid and closed',
}
