import { inForce } from '../../shared/consents/consent.ts'
import { consentTexts } from '../../shared/consents/texts.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { consentRead } from './read.ts'

/** What the caller has agreed to or refused, all of it, what holds of it, and which texts are the newest. */
export async function seeConsents(ctx: Ctx) {
  const { facts } = await authorise(ctx, 'consents.own', { read: { given: consentRead(ctx, ownId(ctx)) } })
  const { basic = null, 'card-id': cardId = null } = inForce(facts.given)
  return {
    inForce: { basic, 'card-id': cardId },
    history: facts.given.toReversed(),
    versions: Object.values(consentTexts).map(({ kind, version }) => ({ kind, version })),
  }
}
