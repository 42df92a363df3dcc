/** What somebody can be told of. `null` may wait for the morning; what may not says why it wakes people. */
const kinds = {
  'roll-call-due': 'the shift has begun, and its check-ins are confirmed while everybody is there',
  'return-due': 'they are on their way, and who passes the gate is confirmed there',
  'return-alert': 'somebody has not come home',
  'return-summary': 'the teacher sleeps when everybody is back',
  'card-changed': 'somebody else may be taking the money',
  'id-changed': 'somebody else may be taking the money',
  'device-added': 'somebody else may be using the account',
  'device-removed': 'whoever is shut out has to know why before the next shift',
  'invitation-misused': 'somebody else may be using the account',
  'chat-bound': 'somebody else may be using the account',
  'invited-again': 'somebody else may be using the account',
  'reveals-many': 'private numbers may be leaking at this moment',
  'attendance-confirmed': null,
  'payslip-published': null,
  'payslip-changed': null,
  'payslip-answered': null,
  'payslip-attested': null,
  'payslip-unsigned': null,
  'attendance-settled': null,
  'correction-decided': null,
  'leave-decided': null,
  'swap-asked': null,
  'swap-decided': null,
  'violation-in-force': null,
  'violation-withdrawn': null,
  'appeal-granted': null,
  'appeal-refused': null,
  'error-entered': null,
  'error-counts': null,
  'error-rejected': null,
  'award-to-review': null,
  'award-reviewed': null,
  'award-refused': null,
  'award-withdrawn': null,
  'assessment-passed': null,
  'assessment-failed': null,
  'assessment-withdrawn': null,
  'repair-closed': null,
  'role-changed': null,
  'role-proposed': null,
  'leader-changed': null,
  'place-changed': null,
  'transfer-paid': null,
  'transfer-failed': null,
  'plan-changed': null,
  'chat-ended': null,
  'deliveries-dead': null,
  'day-report': null,
  'deposit-due': null,
  'deposit-overdue': null,
  'settlement-due': null,
  'settlement-overdue': null,
  'payout-due': null,
  'payout-overdue': null,
} as const satisfies Record<string, string | null>

export type NoticeKind = keyof typeof kinds
export const noticeKinds = Object.keys(kinds) as [NoticeKind, ...NoticeKind[]]

/** Why a notice of this kind is delivered at night as well; null: it waits for the morning. */
export const urgencyOf = (kind: NoticeKind): string | null => kinds[kind]
export const urgentKinds = noticeKinds.filter((kind) => kinds[kind] !== null)

/** Of a night or a day there are versions: what has not been delivered yet is not, once a newer one says more. */
export const overtakenBy: Partial<Record<NoticeKind, readonly NoticeKind[]>> = {
  'return-alert': ['return-alert', 'return-summary'],
  'return-summary': ['return-summary'],
  'day-report': ['day-report'],
}
