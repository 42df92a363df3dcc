import { proofText } from '../../shared/devices/proof.ts'
import { fromBase64url } from './base64url.ts'
import type { Ctx } from './ctx.ts'
import { Fault } from './fault.ts'
import { nonceEnd } from './nonce.ts'

/** The nonce of a proof that held, to be used up by the commit. */
export interface Proved {
  nonce: string
  expiresAt: number
}

/**
 * Whether the request was signed by the key of this device; throws `proof-needed` for one that was not.
 * WebCrypto, as the phone's browser uses it too.
 */
export async function checkProof(
  ctx: Ctx,
  device: { id: string; publicKey: string } | null | undefined,
): Promise<Proved> {
  const { proof, route, bodyHash = '' } = ctx.caller
  if (!proof || !device || proof.deviceId !== device.id) throw new Fault('proof-needed')
  const expiresAt = nonceEnd(ctx.keys, proof.nonce, ctx.clock.now())
  if (expiresAt === undefined) throw new Fault('proof-needed')
  const [method = '', path = ''] = route.split(' ')
  const text = proofText({ method, path, bodyHash, nonce: proof.nonce })
  if (!(await isSignedBy(device.publicKey, proof.signature, text))) throw new Fault('proof-needed')
  return { nonce: proof.nonce, expiresAt }
}

/** Whether this key (an uncompressed point) signed this text; whatever is no key or no signature did not. */
export async function isSignedBy(publicKey: string, signature: string, text: string): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64url(publicKey), algorithm, false, ['verify'])
    return await crypto.subtle.verify(
      algorithm,
      key,
      fromBase64url(signature),
      new TextEncoder().encode(text),
    )
  } catch {
    return false
  }
}
