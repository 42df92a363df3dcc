import * as v from 'valibot'
import { sameName } from '../../shared/people/same-name.ts'
import { undertaking as text } from '../../shared/undertakings/undertaking.ts'
import { authorise } from '../kernel/authorise.ts'
import { commit } from '../kernel/commit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { signedRead } from './see.ts'
import { undertaking } from './table.ts'

export const signUndertakingInput = v.strictObject({
  version: v.string(),
  typedName: v.pipe(v.string(), v.trim(), v.maxLength(60)),
})

/** A student signs the undertaking, once a version: the name typed, the device's own signature over the request. */
export async function signUndertaking(ctx: Ctx, input: v.InferOutput<typeof signUndertakingInput>) {
  const { me, facts } = await authorise(ctx, 'undertakings.sign', { read: { signed: signedRead(ctx) } })
  const { proof, bodyHash } = ctx.caller
  if (facts.signed.length) throw new Fault('signed-already')
  if (input.version !== text.version) throw new Fault('content-changed')
  if (!sameName(input.typedName, me.name)) throw new Fault('name-differs')
  const signedAt = ctx.clock.now()
  const textHash = sha256Hex(JSON.stringify(text.text))
  const row = {
    personId: me.personId,
    version: text.version,
    textHash,
    typedName: input.typedName,
    deviceId: proof?.deviceId ?? '',
    proof: proof ? `${proof.nonce}.${proof.signature}` : '',
    bodyHash: bodyHash ?? '',
    signedAt,
  }
  return commit(ctx, me, {
    writes: [ctx.db.query.insert(undertaking).values(row)],
    events: [
      { action: 'undertakings.sign', target: me.personId, after: { version: text.version, textHash } },
    ],
    answer: { version: text.version, signedAt },
    conflict: 'signed-already',
  })
}
