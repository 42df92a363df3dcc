import { isWorkDate } from '../../shared/time/work-date.ts'
import { shortDate } from '../locales/dates.ts'
import { t as word } from '../locales/words.ts'
import type { Answer } from '../platform/wire.ts'
import { isWord, t } from './words.ts'

export type Entry = Answer<'/api/discrepancies/:run'>['discrepancies'][number]
export type Code = Entry['code']

const states = new Set<Code>(['dispute-open', 'correction-open', 'unconfirmed-attendance'])

/** The figures of one in words, with codes and dates said as people say them; '' where its kind has none. */
export function detailOf({ code, detail }: Entry): string {
  const said: Record<string, string> = {}
  for (const [name, value] of Object.entries(detail)) {
    const text = String(value)
    said[name] = isWorkDate(text) && !code.startsWith('season-pay') ? shortDate(text) : text
  }
  const { state = '', missing = '', level = '', what = '' } = said
  if (states.has(code)) said['state'] = word(`state.${state}` as 'state.present')
  if (code === 'insurance-missing') said['state'] = t(`insured.${state}` as 'insured.none')
  if (code === 'error-unverified') {
    said['missing'] = t(`missing.${missing}` as 'missing.both')
    said['level'] = level === 'cash' ? t('cash') : t('level', { level })
  }
  if (code === 'amount-unknown') said['what'] = t(`what.${what}` as 'what.error')
  const key = `detail.${code}`
  return isWord(key) ? t(key, said) : ''
}

/** Whom it is about, or for the season's own what it says. */
export const titleOf = (entry: Entry): string => entry.name || detailOf(entry)

const lists: Partial<Record<Code, string>> = {
  'dispute-open': '/needs',
  'correction-open': '/needs',
  'leave-open': '/needs',
  'card-missing': '/people',
  'card-shared': '/people',
  'card-consent-withdrawn': '/people',
  'account-missing': '/people/slips',
  'insurance-missing': '/people',
  'season-seats': '/rooms',
  'season-machines': '/rooms',
}

/** Where all of a kind can be put right. */
export const listFor = (code: Code): string | undefined => lists[code]

const ofDate: Partial<Record<Code, string>> = {
  'error-unverified': '/quality',
  'violation-appealed': '/violations',
  'award-unreviewed': '/awards',
}

/** Where exactly this one can be put right: in the list of that date, or on the student's day. */
export function dayFor({ code, personId, date, detail }: Entry): string | undefined {
  if (!personId || !date) return undefined
  const ofError = detail['what'] === 'error' ? '/quality' : '/violations'
  const list = code === 'amount-unknown' ? ofError : ofDate[code]
  return list ? `${list}?date=${date}` : `/board/students/${personId}?date=${date}`
}
