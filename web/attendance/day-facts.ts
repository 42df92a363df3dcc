import { momentOf } from '../locales/dates.ts'
import { t as word } from '../locales/words.ts'
import { t } from './board-words.ts'
import type { DayFact } from './useStudent.ts'

/** A fact in words: what it is, and what more is known of it. */
export interface Told {
  what: string
  more: string[]
}

type Of<K extends DayFact['kind']> = Extract<DayFact, { kind: K }>

/** What stands in the history of a day: the clock's facts, people's words with their names, and what was asked. */
export function toldOf(fact: DayFact): Told {
  switch (fact.kind) {
    case 'plan':
      return {
        what: t(fact.personal ? 'fact.planOwn' : 'fact.plan', { cell: fact.cell || t('rest') }),
        more: [],
      }
    case 'online':
      return { what: t('fact.online', { minutes: fact.minutes }), more: [] }
    case 'check-in':
    case 'check-out':
      return punch(fact)
    case 'code-proven':
      return { what: t('fact.code-proven', { room: fact.room ?? '' }), more: [fact.shift] }
    case 'code-wrong':
      return { what: t('fact.code-wrong'), more: [fact.shift] }
    case 'second-device':
      return {
        what: t('fact.second-device', { what: t(fact.of === 'in' ? 'fact.check-in' : 'fact.check-out') }),
        more: [],
      }
    case 'attendance':
      return said(fact)
    case 'asked':
      return { what: t('fact.asked', { what: t(`request.${fact.request}`) }), more: because(fact.reason) }
    case 'reply':
      return {
        what: t('fact.reply', { what: t(`request.${fact.request}`), reply: t(`reply.${fact.reply}`) }),
        more: [fact.by ?? '', ...because(fact.reason)],
      }
  }
}

const because = (reason: string) => (reason ? [t('fact.reason', { reason })] : [])

function punch({ kind, shift, at, receivedAt, receipt, notes }: Of<'check-in' | 'check-out'>): Told {
  const later = receivedAt - at > 60_000 ? [t('fact.received', { when: momentOf(receivedAt) })] : []
  const doubts = kind === 'check-in' ? notes.map((note) => t(`ex.${note}`)) : []
  return {
    what: `${t(`fact.${kind}`)} · ${shift}`,
    more: [t('fact.receipt', { receipt }), ...later, ...doubts],
  }
}

function said({ shift, state, confirmed, by, as, origin, reason, cameAt, leftAt }: Of<'attendance'>): Told {
  const name = { state: word(`state.${state}`) }
  return {
    what: `${t(confirmed ? 'fact.said' : 'fact.unconfirmed', name)} · ${shift}`,
    more: [
      ...(by ? [as ? t('day.by', { by, as: t(`as.${as}`) }) : by] : []),
      t(`origin.${origin}`),
      ...(cameAt ? [t('fact.came', { from: cameAt, to: leftAt })] : []),
      ...because(reason),
    ],
  }
}
