import * as v from 'valibot'
import { parseClockTime } from '../time/clock-time.ts'
import { isWorkDate } from '../time/work-date.ts'
import { messageOf, type SettingCode } from './reasons.ts'

// The kinds of value that a season's settings are made of. Their messages are codes of reasons.ts.

/** A plain amount: no sign, exponent, separator or bare point; bounded so that exact sums stay exact. */
export const plainAmount = /^\d{1,12}(\.\d{1,12})?$/

const required =
  (what: SettingCode, ...params: (string | number)[]) =>
  (issue: { received: string }) =>
    issue.received === 'undefined' ? messageOf('missing') : messageOf(what, ...params)

/** An object of exactly these settings. */
export const group = <const T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, (issue) =>
    messageOf(
      issue.expected === 'never' ? 'unknown' : issue.received === 'undefined' ? 'missing' : 'not-a-group',
    ),
  )

export const list = <const T extends v.GenericSchema>(item: T) => v.array(item, required('not-a-list'))

export const name = v.pipe(
  v.string(required('not-text')),
  v.trim(),
  v.nonEmpty(messageOf('blank')),
  v.maxLength(60, messageOf('too-long', 60)),
)

/** Yuan, or yuan an hour, as text. */
export const amount = v.pipe(v.string(required('amount-not-text')), v.regex(plainAmount, messageOf('amount')))

/** A share of one, as text. */
export const ratio = v.pipe(
  v.string(required('ratio-not-text')),
  v.regex(/^(0(\.\d{1,12})?|1(\.0{1,12})?)$/, messageOf('ratio')),
)

export const whole = (from: number, to: number) => {
  const reason = messageOf('whole', from, to)
  return v.pipe(
    v.number(required('whole', from, to)),
    v.integer(reason),
    v.minValue(from, reason),
    v.maxValue(to, reason),
  )
}

export const flag = v.boolean(required('not-a-flag'))

export const date = v.pipe(v.string(required('date-not-text')), v.guard(isWorkDate, messageOf('date')))

/** "08:30"; after midnight hours keep counting, up to "47:59". */
export const clock = v.pipe(
  v.string(required('clock-not-text')),
  v.check((text) => parseClockTime(text) !== null, messageOf('clock')),
)

/** The one value that the rules know so far; another is refused rather than silently read as this one. */
export const only = <const T extends string>(value: T) => v.literal(value, required('only', value))

/** A time zone that this runtime knows. */
export const timeZone = v.pipe(v.string(required('zone-not-text')), v.check(isTimeZone, messageOf('zone')))

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
