import { shallowReactive } from 'vue'

/** The digits on the room's wall, typed or scanned, and when that was; and what the server said of the last ones. */
export const captured = shallowReactive<{ code: string; at: number; outcome: string | undefined }>({
  code: '',
  at: 0,
  outcome: undefined,
})

/** For the command; where it was without a network, the time says in which step to look. */
export const capturedCode = () =>
  captured.code.length === 6 && { code: captured.code, capturedAt: Math.round(captured.at) }
