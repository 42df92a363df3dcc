import { expect, test } from 'vitest'
import { isFinal, replyKinds, replyNames, requestState } from '../../../shared/replies/reply.ts'

test.each([
  [[], 'open'],
  [['support'], 'open'],
  [['oppose', 'grant'], 'granted'],
  [['agree'], 'open'],
  [['agree', 'refuse'], 'refused'],
  [['decline'], 'declined'],
  [['withdraw'], 'withdrawn'],
] as const)('after %o a request is %s', (kinds, state) => {
  expect(requestState(kinds.map((kind) => ({ kind })))).toBe(state)
})

test.each(replyKinds)('%s has a name in both languages, and ends a request or not', (kind) => {
  expect(replyNames['zh-CN'][kind]).toMatch(/^[一-龥]+$/)
  expect(replyNames.en[kind]).toMatch(/^[a-z ]+$/)
  expect(requestState([{ kind }]) === 'open').toBe(!isFinal(kind))
})
