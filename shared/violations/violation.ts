import type { Violation, ViolationState } from '../allowance/facts.ts'
import type { Ruling, Side } from '../rulings/ruling.ts'

/** How a violation is recorded: a leader's is a proposal, which deducts nothing. */
export type RecordedState = ViolationState | 'proposed'

/** What one side says to an appeal. */
type AppealWord = { readonly kind: 'uphold' | 'lift'; readonly byId: string }

export interface Standing {
  readonly state: RecordedState
  /** Whether the student has used the one appeal that there is. */
  readonly appealed: boolean
  /** The newest word of each side in an appeal; both differ as long as it is open. */
  readonly words: Readonly<Partial<Record<Side, AppealWord>>>
  /** The amount that whoever put it in force has given instead of the recorded one. */
  readonly amount: string | null
}

/** Where a violation stands after all that was said about it. */
export function violationStanding(recorded: RecordedState, rulings: readonly Ruling[]): Standing {
  const start: Standing = { state: recorded, appealed: recorded === 'appealed', words: {}, amount: null }
  return rulings.reduce(after, start)
}

function after(standing: Standing, { kind, side, byId, amount }: Ruling): Standing {
  if (kind === 'enforce') return { ...standing, state: 'in-force', amount }
  if (kind === 'withdraw') return { ...standing, state: 'withdrawn' }
  if (kind === 'appeal') return { ...standing, state: 'appealed', appealed: true, words: {} }
  if (kind === 'retract') return { ...standing, state: 'in-force', words: {} }
  if ((kind !== 'uphold' && kind !== 'lift') || side === null) return standing
  const words = { ...standing.words, [side]: { kind, byId } }
  return { ...standing, words, state: agreed(words) ?? standing.state }
}

/**
 * An appeal is decided by two people, one of each side, who say the same. Until they do the deduction stays out
 * of force, however long that takes; each may say something else meanwhile.
 */
function agreed({ school, company }: Standing['words']): 'in-force' | 'withdrawn' | undefined {
  if (!school || !company || school.kind !== company.kind || school.byId === company.byId) return undefined
  return school.kind === 'uphold' ? 'in-force' : 'withdrawn'
}

export type ViolationRuling = 'enforce' | 'withdraw' | 'appeal' | 'retract' | 'decide'

/** Whether the rulings so far leave room for this one. */
export function mayRule(ruling: ViolationRuling, { state, appealed }: Standing): boolean {
  if (ruling === 'enforce') return state === 'proposed'
  // One side alone does not end what two decide.
  if (ruling === 'withdraw') return state === 'proposed' || state === 'in-force'
  if (ruling === 'appeal') return state === 'in-force' && !appealed
  // An appeal that was taken back is used up all the same: else a deduction could come and go at will.
  return state === 'appealed'
}

/** Whether the same person would speak for both sides. */
export const speaksForBoth = ({ words }: Standing, side: Side, byId: string): boolean =>
  words[side === 'school' ? 'company' : 'school']?.byId === byId

/** What pay sees of it: nothing of a proposal, and the amount that holds now. */
export function payableViolation<T extends { state: RecordedState; deduction: string | null }>(
  recorded: T,
  rulings: readonly Ruling[],
): (Omit<T, 'state'> & Pick<Violation, 'state'>)[] {
  const { state, amount } = violationStanding(recorded.state, rulings)
  return state === 'proposed' ? [] : [{ ...recorded, state, deduction: amount ?? recorded.deduction }]
}
