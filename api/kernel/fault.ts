/**
 * An expected refusal that leaves a verb. The code is closed, so that every face (HTTP, chat,
 * command line) translates it once, in the reader's language; `params` fill the sentence and are
 * shown to the caller, so they never hold anything the caller may not see.
 */
export const faults = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'no-key': 400,
  'key-reused': 422,
  'in-progress': 409,
  'bad-input': 422,
  'not-json': 415,
  'foreign-origin': 403,
  'too-large': 413,
  unavailable: 503,
  'storage-full': 503,
  'audit-broken': 503,
  'no-shift': 409,
  'not-open-yet': 409,
  'window-closed': 409,
  'check-out-closed': 409,
  'roll-call-not-open': 409,
  'decided-already': 409,
  'reason-needed': 422,
  'nothing-to-confirm': 409,
  'proof-too-late': 409,
  'decided-by-teacher': 409,
  'entry-reason-needed': 422,
  'nothing-to-undo': 409,
  'no-dispute': 409,
  'replied-already': 409,
  'asked-already': 409,
  'correction-too-early': 409,
  'nothing-to-correct': 409,
  'leave-invalid': 422,
  'swap-other-class': 409,
  'swap-track': 409,
  'swap-same': 409,
  'swap-too-late': 409,
  'plan-changed': 409,
  'not-agreed': 409,
  'ruled-already': 409,
  'kind-unknown': 422,
  'date-ahead': 422,
  'leader-reviews': 409,
  'passed-already': 409,
  'attempts-used': 409,
  'attempt-taken': 409,
  'attempt-order': 409,
  'wrong-state': 409,
  overtaken: 409,
  'already-approved': 409,
  'one-person': 403,
  'content-changed': 409,
  'not-approved': 409,
  'undecided-discrepancies': 409,
  'discrepancy-changed': 409,
  'discrepancy-decided': 409,
  'slip-changed': 409,
  'view-expired': 409,
  'signed-already': 409,
  'name-differs': 422,
  'run-overlaps': 409,
  'period-invalid': 422,
  'import-refused': 422,
  'nothing-to-import': 422,
  'roles-reserved': 403,
  'file-changed': 409,
  'demo-only': 404,
  'too-many': 429,
  'proof-needed': 403,
  'step-up-needed': 403,
  'pin-wrong': 403,
  'pin-locked': 429,
  'pin-off': 403,
  'pin-weak': 422,
  'invitation-unknown': 404,
  'invitation-used': 409,
  'devices-full': 409,
  'sign-in-failed': 403,
  'password-weak': 422,
  'code-wrong': 422,
  'passkey-wrong': 422,
  'number-taken': 409,
  'last-admin': 409,
  'last-way-in': 409,
  'date-past': 422,
  'consent-needed': 409,
  'consent-withdrawn': 409,
  'number-invalid': 422,
  'number-of-another': 409,
  'nothing-to-send': 409,
  'batch-erased': 409,
  'batch-differs': 409,
  'no-card': 409,
  'not-failed': 409,
  'not-payable': 409,
  'transfer-under-way': 409,
} as const

export type FaultCode = keyof typeof faults
export type Params = Record<string, unknown>

export class Fault extends Error {
  readonly code: FaultCode
  readonly params: Params
  constructor(code: FaultCode, params: Params = {}) {
    super(code)
    this.name = 'Fault'
    this.code = code
    this.params = params
  }
  get status() {
    return faults[this.code]
  }
}
