/** What may be said to something that was asked for: a correction, a leave, a swap, an objection, an attestation. */
export const replyKinds = ['support', 'oppose', 'agree', 'decline', 'grant', 'refuse', 'withdraw'] as const
export type ReplyKind = (typeof replyKinds)[number]

export type RequestState = 'open' | 'declined' | 'granted' | 'refused' | 'withdrawn'

const ends: Partial<Record<ReplyKind, RequestState>> = {
  decline: 'declined',
  grant: 'granted',
  refuse: 'refused',
  withdraw: 'withdrawn',
}

/** Whether nothing can be said after it. */
export const isFinal = (kind: ReplyKind): boolean => kind in ends

/** A request is open until somebody ends it. */
export function requestState(replies: readonly { readonly kind: ReplyKind }[]): RequestState {
  return replies.map(({ kind }) => ends[kind]).find((state) => state !== undefined) ?? 'open'
}

/** How a reply is called, for screens and refusals alike. */
export const replyNames: Record<'zh-CN' | 'en', Record<ReplyKind, string>> = {
  'zh-CN': {
    support: '已支持',
    oppose: '不支持',
    agree: '已同意',
    decline: '已谢绝',
    grant: '已批准',
    refuse: '未批准',
    withdraw: '已撤回',
  },
  en: {
    support: 'supported',
    oppose: 'not supported',
    agree: 'agreed',
    decline: 'declined',
    grant: 'granted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
}
