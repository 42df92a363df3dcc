import type { words as chinese } from './words.zh-CN.ts'

/** What notices say, a sentence a kind. */
export const words: Record<keyof typeof chinese, string> = {
  some: 'There is something new: tap to see it.',
  none: 'No notices yet. Confirmations and payslips will be told here.',
  older: 'Older notices',
  'roll-call-due': 'Roll call is due: {date} {starts} {name}',
  'return-due': '{date}, {name} is over: please confirm who of your group is back',
  'attendance-settled': 'Your teacher has settled your attendance of {date} {name}',
  'correction-decided': 'Your correction for {date} {name} has been decided',
  'leave-decided': 'Your leave for {from} – {to} has been decided',
  'swap-asked': '{name} would like to swap shifts with you on {date}',
  'swap-decided': 'Your swap on {date} has been decided',
  'plan-changed': 'Your shifts changed on {days} days from {from} to {to}; see the calendar',
  'attendance-confirmed': 'Your attendance of {date} {name} is confirmed',
  'payslip-published': 'Your payslip for {from} – {to} is ready to sign',
  'violation-in-force': 'A violation of {date} is in force: {kind}. You can appeal',
  'violation-withdrawn': 'The violation of {date} ({kind}) was withdrawn',
  'appeal-granted': 'Your appeal of {date} ({kind}) was granted; nothing is deducted',
  'appeal-refused': 'Your appeal of {date} ({kind}) was not granted; the deduction stands',
  'error-entered':
    'A quality error of {date} was entered; nothing is deducted until the school has verified it',
  'error-counts': 'The quality error of {date} has been verified by both sides',
  'error-rejected': 'The quality error of {date} was rejected; nothing is deducted',
  'award-to-review': 'The award “{name}” of {date} waits for your review',
  'award-reviewed': 'Your award “{name}” of {date} has passed its review',
  'award-refused': 'The award “{name}” of {date} has not passed its review',
  'award-withdrawn': 'Your award “{name}” of {date} was taken back',
  'assessment-passed': 'Assessment of {date}, attempt {attempt}: passed',
  'assessment-failed': 'Assessment of {date}, attempt {attempt}: not passed',
  'assessment-withdrawn': 'Attempt {attempt} of {date} was taken back',
  'repair-closed': 'The equipment fault of {date} has been dealt with',
  'role-changed': 'Your roles have changed',
  'leader-changed': 'From {from} on, who leads {group} changes: that concerns you',
  'place-changed': 'From {from} on you are in {className}, {group}; the calendar shows your shifts',
  'invited-again':
    'An admin has made a new link for your account. If you did not ask for it, tell an admin at once',
  'payslip-answered': 'Your question about the payslip for {from} – {to} has an answer',
  'payslip-attested':
    'A teacher and a supervisor have recorded your payslip for {from} – {to}; please have a look',
  'payslip-unsigned': 'Your payslip for {from} – {to} is not signed yet. Please read and sign it',
  'payslip-changed': 'Your payslip for {from} – {to} has changed: please read and sign it again',
  'transfer-paid': 'Your allowance of ¥{amount} for {from} – {to} has been paid',
  'transfer-failed':
    'Your allowance of ¥{amount} for {from} – {to} did not arrive: {reason}. Check your bank card and confirm it with your PIN; it is then sent again.',
  'device-added':
    'The device “{label}” was added to your account. If that was not you, remove it under Devices and log-ins at once, and tell your teacher.',
  'device-removed':
    '{by} removed the device “{label}” from your account. To use it again, ask your teacher for a slip.',
  'card-changed': 'The bank card was changed. If that was not you, tell your teacher within 24 hours.',
  'id-changed': 'The ID number was changed. If that was not you, tell your teacher within 24 hours.',
  'chat-bound':
    'A chat account is bound: roll calls and the way home reach you there. If it was not you, unbind it under Me at once',
  'chat-ended':
    'Your chat account takes no messages any more and was unbound. Bind it again under Me if you like.',
}
