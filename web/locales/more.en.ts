import type { words as chinese } from './more.zh-CN.ts'

/** The places under “More”. */
export const words: Record<keyof typeof chinese, string> = {
  title: 'More',
  registers: 'Registers',
  offices: 'Office',
  notices: 'Notices',

  violations: 'Violations',
  quality: 'Quality errors',
  awards: 'Awards',
  points: 'Leaderboard',
  assessments: 'Assessments',
  online: 'Online time',
  repairs: 'Repairs',
  returns: 'Way home',
  payouts: 'Payouts',
  signatures: 'Signatures',
  seasonReport: 'Season report',
  people: 'People',
  rooms: 'Rooms',

  'text.violations': 'Recorded, proposed, appealed',
  'text.quality': 'Found by the company, verified by both',
  'text.awards': 'Decided by the company, reviewed by leaders',
  'text.points': 'Places, prizes, money prizes into awards',
  'text.assessments': 'At most three attempts each',
  'text.online': 'Daily reports and what does not fit',
  'text.repairs': 'Faults that students report',
  'text.returns': 'Everybody after a late shift, escorts, summaries',
  'text.payouts': 'Compute, approve, publish, signatures',
  'text.signatures': 'Who has not signed, paper signatures',
  'text.seasonReport': 'People, attendance, hours, allowance, awards, errors',
  'text.people': 'Lists, slips, insurance',
  'text.rooms': 'The board with the room code',
}
