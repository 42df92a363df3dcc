import { useCommand } from '../offline/useCommand.ts'
import type { CommandBody, CommandPath, PathParams } from '../platform/wire.ts'
import type { Act, ActName } from './fact-row.ts'

/** What the reader has filled in. */
export interface Filled {
  reason: string
  /** '' where the recorded one stays. */
  amount: string
}

function door<P extends CommandPath>(path: P, bodyOf: (filled: Filled, act: Act) => CommandBody<P>) {
  return (act: Act) => {
    const command = useCommand(path)
    const params = { id: act.id } as unknown as PathParams<P> & { id: string }
    return { command, run: (filled: Filled) => command.run(bodyOf(filled, act), params) }
  }
}

const because = ({ reason }: Filled) => ({ reason })
const onAppeal = (uphold: boolean) =>
  door('/api/violations/:id/decide', ({ reason }, { side }) => ({ uphold, reason, ...(side && { side }) }))
const withdrawal = door('/api/violations/:id/withdraw', because)

/** Which verb each act is. */
const doors = {
  enforce: door('/api/violations/:id/enforce', ({ amount }) => (amount ? { deduction: amount } : {})),
  'turn-down': withdrawal,
  'withdraw-violation': withdrawal,
  uphold: onAppeal(true),
  lift: onAppeal(false),
  verify: door('/api/quality/:id/verify', ({ reason }, { side }) => ({ reason, ...(side && { side }) })),
  reject: door('/api/quality/:id/reject', ({ reason }, { side }) => ({ reason, ...(side && { side }) })),
  pass: door('/api/awards/:id/review', ({ reason }) => ({ pass: true, reason })),
  refuse: door('/api/awards/:id/review', ({ reason }) => ({ pass: false, reason })),
  'withdraw-award': door('/api/awards/:id/withdraw', because),
  'withdraw-attempt': door('/api/assessments/:id/withdraw', because),
  close: door('/api/repairs/:id/close', ({ reason }) => ({ remark: reason })),
} satisfies Record<ActName, unknown>

/** The command of one act, for as long as its sheet is open. */
export const useAct = (act: Act) => doors[act.name](act)

/** What the reader has to give with it. */
export const asksFor = (name: ActName): 'needed' | 'optional' | 'amount' => {
  if (name === 'enforce') return 'amount'
  return name === 'verify' || name === 'pass' ? 'optional' : 'needed'
}
