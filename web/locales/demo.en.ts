import type { words as chinese } from './demo.zh-CN.ts'

/** The words of the demo's entry. */
export const words: Record<keyof typeof chinese, string> = {
  title: 'Daogang demo',
  lead: 'From check-in to signature: a whole day in five minutes.',
  notice:
    'This is a demo. People and figures are invented, it plays in November 2020, and anybody may change it.',
  clock: 'Demo time',
  clockText: 'Move it forward to see the day go by',
  'jump.shift-start': 'Shift starts',
  'jump.shift-end': 'Shift ends',
  'jump.next-morning': 'Next morning',
  as: 'Enter as',
  pin: 'PIN of the students: {pin} (to sign in and to see numbers)',
  asText: 'Switch whenever you like; time never runs back',
  'as.student': 'Check in, follow the pay, sign',
  'as.leader': 'Call the roll of the group',
  'as.teacher': 'See who of the own class is there',
  'as.lead-teacher': 'Approve payouts for the school',
  'as.supervisor': 'Compute, approve and publish payouts',
  'as.finance': 'Follow payouts and signatures',
  'as.admin': 'People and permissions',
  path: 'A good way through',
  'path.1': 'A student checks in',
  'path.2': 'The leader confirms at roll call',
  'path.3': 'The student sees today’s pay',
  'path.4': 'The payout is computed, approved by both sides, published',
  'path.5': 'The student checks it and signs',
}
