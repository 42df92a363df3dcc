import { authorise } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { cardConsentRead, hasConsented } from './card-consent.ts'
import { ownRead } from './own-read.ts'

/** The ends of the caller's own numbers, since when the card is this one, and whether it may be kept at all. */
export async function seeOwnNumbers(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'private.own', {
    read: { ...ownRead(ctx), ...cardConsentRead(ctx) },
  })
  const [own] = facts.own
  return {
    phoneTail: own?.phoneTail ?? null,
    idNumberTail: own?.idNumberTail ?? null,
    cardNumberTail: own?.cardNumberTail ?? null,
    cardSince: own?.cardSince ?? null,
    consent: hasConsented(facts),
  }
}
