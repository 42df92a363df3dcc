import type { RequestState, ReplyKind } from '../../shared/replies/reply.ts'

interface Asked {
  kind: 'correction' | 'leave' | 'swap'
  requestState: RequestState
  replies: readonly { kind: ReplyKind }[]
  /** Of a swap: whether the reader is the one who was asked. */
  mineToAnswer?: boolean
}

/** How a request stands for its reader: of an open swap also whose turn it is. */
export type Standing = RequestState | 'toAnswer' | 'forOther' | 'agreed'

export function standingOf({ kind, requestState, replies, mineToAnswer }: Asked): Standing {
  if (requestState !== 'open' || kind !== 'swap') return requestState
  if (replies.some((reply) => reply.kind === 'agree')) return 'agreed'
  return mineToAnswer ? 'toAnswer' : 'forOther'
}

/** Whoever asked may take it back as long as nobody has ended it. */
export const mayWithdraw = ({ requestState, mineToAnswer }: Asked): boolean =>
  requestState === 'open' && !mineToAnswer
