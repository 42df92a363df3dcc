import type { SettingReason } from '../seasons/reasons.ts'
import { english } from './reasons-en.ts'
import { chinese } from './reasons-zh-cn.ts'

type None = Record<never, never>
type Text = { readonly text: string }
type Count = { readonly length: number }

/**
 * Every reason why a file, a row or a cell is refused or remarked upon, and what its sentence needs to know.
 * ID, card and phone numbers never get in here: problems are printed, logged and sent around.
 */
export interface ReasonParams {
  // the whole file
  'empty-file': None
  'spreadsheet-file': None
  'not-text': None
  'workbook-broken': None
  'workbook-too-large': None
  'not-comma-separated': { readonly found: string }
  'repeated-file': None
  'too-many-rows': { readonly max: number }
  'too-many-columns': { readonly max: number }
  'too-heavy': None
  'missing-columns': { readonly columns: readonly string[] }
  'missing-class-columns': None
  'repeated-column': None
  'needs-file': { readonly file: string; readonly state: 'missing' | 'unreadable' }
  // season.json
  'bad-json': None
  'repeated-setting': None
  setting: { readonly reason: SettingReason }
  // a row
  'quote-not-closed': None
  'stray-quote': None
  'too-many-cells': { readonly expected: number }
  'duplicate-key': { readonly firstLine: number }
  // a cell by itself
  required: None
  'undecodable-text': None
  'control-character': None
  'too-long': { readonly max: number }
  'scientific-notation': None
  'formula-cell': None
  'error-cell': None
  'merged-cell': None
  identifier: Text
  'whole-number': Text & { readonly min: number; readonly max: number }
  seconds: Text & { readonly max: number }
  amount: Text
  'date-format': Text & { readonly suggestion: string | null }
  'no-such-date': Text
  'clock-time': Text
  'not-one-of': Text & { readonly allowed: readonly string[] }
  phone: None
  'id-number-length': Count
  'id-number-birth-date': None
  'id-number-checksum': None
  'card-number-length': Count
  'card-number-checksum': None
  // a cell against the rest
  'unknown-student': Text
  'student-has-error': Text
  'unknown-class': Text
  'unknown-shift': Text & { readonly codes: readonly string[] }
  'unknown-account': Text
  'account-has-error': Text
  'account-not-held': Text & { readonly date: string }
  'account-of-another': Text & { readonly holder: string }
  'account-overlap': { readonly firstLine: number }
  'number-or-account': None
  'end-before-start': { readonly start: string }
  'cash-needs-amount': None
  'unknown-kind': Text & { readonly kinds: readonly string[] }
  // remarks: the row stands
  /** 0 for Monday. */
  'weekday-differs': Text & { readonly weekday: number }
  'amount-ignored': None
  'out-before-in': { readonly checkIn: string }
  'same-number': { readonly firstLine: number }
  /** People have decided in the program, and that stands. */
  'ruled-here': Text
  'ruled-here-gone': Text
  'entered-here': None
  /** Rules are changed by two people. */
  'rules-by-two': None
  /** A season that begins takes the place of the one that was shown. */
  'season-follows': Text
  // the bank's answer against what was sent
  'transfer-unknown': None
  'transfer-amount': Text & { readonly sent: string }
  'transfer-name': None
  'transfer-contradicts': { readonly firstLine: number }
  'transfer-settled': { readonly state: 'paid' | 'failed' }
}

export type ReasonCode = keyof ReasonParams
export type Reason = { [C in ReasonCode]: { readonly code: C; readonly params: ReasonParams[C] } }[ReasonCode]
export type ReasonTexts = { readonly [C in ReasonCode]: (params: ReasonParams[C]) => string }
export type Locale = 'zh-CN' | 'en'

const texts: Record<Locale, ReasonTexts> = { 'zh-CN': chinese, en: english }

/** The sentence to show: what is wrong and, where it is not plain, what to write instead. */
export function reasonText(reason: Reason, locale: Locale): string {
  // A reason carries the parameters of its own code; the compiler cannot follow that through a lookup.
  const text = texts[locale][reason.code] as (params: Reason['params']) => string
  return text(reason.params)
}
