import type { words as chinese } from './verify.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  title: 'Check a receipt',
  text: 'Choose the receipt file that was saved, and learn whether it is genuine and unchanged. It is checked on this device: nothing is uploaded, and neither an account nor a network is needed.',
  file: 'Choose the receipt file',
  paste: 'Or paste what is in it',
  check: 'Check',
  valid: 'The receipt is valid',
  validText: 'This payslip was signed on {when}, and nothing has changed since.',
  void: 'Was valid, is void now',
  voidText: 'The signature is genuine. The payslip was corrected later, and the newer one counts.',
  offline:
    'No network: whether the payslip was corrected after the signature is not known. Check again when you are online.',
  standing: 'The school’s server confirms that this signature still stands.',
  elsewhere: 'This server has no such signature. Make sure which school the receipt comes from.',
  invalid: 'The receipt is not valid',
  'not-a-receipt':
    'This is no complete receipt. Choose the file as it was saved, not one that was opened and saved anew.',
  'content-changed': 'The payslip is not what was signed: somebody has changed it.',
  'statement-changed': 'Time, key or statement of the signature were changed.',
  'unknown-key': 'The key of the seal is none that this school has published.',
  'seal-broken': 'The server’s seal does not fit: content or seal were changed.',
  'device-broken': 'The device’s signature does not fit: that device did not sign this content.',
  unreached:
    'The school’s server cannot be reached. Choose the saved receipt file to check it on this device.',
  scan: 'Scan to check this signature',
  howTo: 'How to check it',
  noKeys: 'The school’s public keys are not known here yet. Open this page once with a network, then check.',
  name: 'Name',
  class: 'Class',
  period: 'Period',
  net: 'Net pay',
  how: 'Signed by',
  typed: 'typing the name',
  drawn: 'hand',
  hash: 'Fingerprint',
  whatText:
    'The signature was made on the student’s own device after the PIN, and sealed by the school’s server; a change of a single character makes the check fail. It is not an electronic signature issued by a certification authority.',
}
