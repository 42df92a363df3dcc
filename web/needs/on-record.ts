import type { AttendanceState } from '../../shared/allowance/facts.ts'
import { replyNames, type ReplyKind } from '../../shared/replies/reply.ts'
import { longDate, momentOf, timeOf } from '../locales/dates.ts'
import { t as word } from '../locales/words.ts'
import { locale } from '../platform/locale.ts'
import { t } from './words.ts'

interface Record {
  date: string
  shift: string
  checkInAt: number | null
  checkOutAt?: number | null
  called: { state: AttendanceState; by: string | null; at: number | null; reason: string } | null
}

/** What clock and people have said of a shift, as lines of a card. */
export function onRecord({ date, shift, checkInAt, checkOutAt, called }: Record) {
  const punches = [
    ...(checkInAt === null ? [t('clockNone')] : [t('clockIn', { time: timeOf(checkInAt, date) })]),
    ...(checkOutAt ? [t('clockOut', { time: timeOf(checkOutAt, date) })] : []),
  ]
  return [
    { name: t('shift'), text: `${longDate(date)} ${shift}` },
    { name: t('clock'), text: punches.join(' · ') },
    { name: t('called'), text: calledText(called) },
  ]
}

function calledText(called: Record['called']): string {
  if (!called) return t('calledNone')
  const state = word(`state.${called.state}`)
  const said = called.by && called.at
  const text = said
    ? t('calledBy', { state, by: called.by ?? '', when: momentOf(called.at ?? 0) })
    : t('calledFile', { state })
  return called.reason ? `${text} · ${called.reason}` : text
}

interface Reply {
  kind: ReplyKind
  by: string | null
  reason: string
}

/** What others have said to a request. */
export const repliesText = (replies: readonly Reply[]) =>
  replies
    .map(({ kind, by, reason }) =>
      [t('reply', { by: by ?? '', reply: replyNames[locale.value][kind] }), reason]
        .filter(Boolean)
        .join(' · '),
    )
    .join('；')
