import type { words as chinese } from './offline.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  'outbox.refused': 'Not accepted: {what}',
  'outbox.understood': 'Got it',
  'outbox.kind.in': 'check-in',
  'outbox.kind.out': 'check-out',
  'outbox.kind.rollCall': 'roll call',
  'outbox.kind.sign': 'signature',
  'outbox.kind.payout': 'payout',
  'outbox.kind.other': 'action',
  'update.ready': 'New version',
  'update.text': 'Updating takes a second and loses nothing.',
  'update.later': 'Update when everything is sent and nothing is open for signing.',
  'update.button': 'Update',
  'wiped.title': 'The data of this browser has been cleared',
  'wiped.text':
    'Check-ins that were not sent may be gone. The receipt on the page of today counts; without one check in again, or ask your leader to enter it at the roll call.',
  'wiped.understood': 'Understood',
}
