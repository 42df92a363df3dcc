import type { Role } from '../../shared/people/access.ts'
import { sides, type Side } from '../../shared/rulings/ruling.ts'
import type { Answer } from '../platform/wire.ts'
import type { Act, FactRow, Tag, Tone } from '../rulings/fact-row.ts'
import { forSides, mayDo, sidesOf } from '../rulings/may.ts'
import { lastBy, saidOf } from '../rulings/said.ts'
import { t } from '../rulings/words.ts'

export type Violation = Answer<'/api/violations'>['violations'][number]

const tones = { proposed: 'warning', 'in-force': 'danger', appealed: 'warning', withdrawn: 'quiet' } as const

export function violationRow(one: Violation, roles: readonly Role[]): FactRow {
  const { id, student, date, note, kind, state, amount } = one
  const waits = state === 'proposed' || state === 'appealed'
  const tag: Tag = { tone: tones[state], word: t(`state.${state}`), open: waits }
  return {
    id,
    student,
    date,
    note,
    title: kind,
    figures: [{ label: t('figure.deduction'), amount }],
    tags: [tag, ...(state === 'appealed' ? sides.map((side) => sideTag(one, side)) : [])],
    said: saidOf(one),
    acts: mayDo(roles, 'violations.decide') ? actsOf(one, sidesOf(roles)) : [],
    waits,
  }
}

/** An appeal takes two people, one of each side: who has spoken, and who is missing. */
function sideTag({ appeal, history }: Violation, side: Side): Tag {
  const said = appeal[side]
  const word = t(`word.${said ?? 'missing'}`)
  const tone: Tone = said === null ? 'quiet' : 'accent'
  const by = said && lastBy(history, side, ['uphold', 'lift'])
  const params = { side: t(`side.${side}`), word, by: by ?? '' }
  return { tone, word: t(by ? 'side.saysBy' : 'side.says', params), open: said === null }
}

function actsOf({ id, state }: Violation, own: readonly Side[]): Act[] {
  if (state === 'proposed')
    return [
      { name: 'enforce', id },
      { name: 'turn-down', id },
    ]
  if (state === 'in-force') return [{ name: 'withdraw-violation', id }]
  return state === 'appealed' ? forSides(own, id, () => ['uphold', 'lift']) : []
}
