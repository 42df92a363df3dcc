import { ref } from 'vue'
import type { AttendanceState } from '../../shared/allowance/facts.ts'
import { replyNames, type ReplyKind } from '../../shared/replies/reply.ts'
import { momentOf, shortDate } from '../locales/dates.ts'
import { t as word } from '../locales/words.ts'
import type { Failure } from '../platform/failure.ts'
import { locale } from '../platform/locale.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { t } from './words.ts'

export type Need = Answer<'/api/attendance/needs'>['needs'][number]
export type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>

/** What became of a card: said by this person, or by whoever was first. */
export type Outcome =
  | { done: 'grant' | 'refuse' | 'support' | 'oppose' }
  | { done: 'settle'; state: AttendanceState }
  | { done: 'paper'; count: number }
  | { failure: Failure }

/** A card has no name of its own where it is about a shift and not a request. */
export function keyOf(need: Need) {
  if (need.kind === 'dispute') return `${need.student.personId} ${need.date} ${need.shift}`
  return need.kind === 'paper' ? need.batch : need.id
}

/** What waits for this person about attendance, and what has become of the last card, which is gone by then. */
export function useAttendanceNeeds() {
  const query = useQuery('/api/attendance/needs', undefined, 60_000)
  const told = ref<{ tone: 'success' | 'warning'; text: string }>()

  function tell(need: Need, outcome: Outcome) {
    const { date, shift } = { date: '', shift: '', ...need }
    const name =
      need.kind === 'paper' ? t('paper.title', { date: shortDate(date), shift }) : need.student.name
    const about = { name, kind: t(`kind.${need.kind}`) }
    told.value =
      'failure' in outcome
        ? { tone: 'warning', text: lost(about, outcome.failure) }
        : {
            tone: 'success',
            text: t(`done.${outcome.done}`, {
              ...about,
              ...('count' in outcome ? { count: outcome.count } : {}),
              ...('state' in outcome ? { state: word(`state.${outcome.state}`) } : {}),
            }),
          }
  }
  return { query, told, tell }
}

function lost(about: { name: string; kind: string }, { code, message, params }: Failure): string {
  const { by = '' } = params as { by?: string }
  if (code === 'replied-already') {
    const { reply, at } = params as { reply: ReplyKind; at: number }
    return t('lost.replied', { ...about, by, when: momentOf(at), reply: replyNames[locale.value][reply] })
  }
  if (code === 'decided-already' && by) {
    const { state } = params as { state: AttendanceState }
    return t('lost.decided', { ...about, by, state: word(`state.${state}`) })
  }
  return t('lost.other', { ...about, message })
}
