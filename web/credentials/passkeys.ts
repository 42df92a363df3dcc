/**
 * Passkeys as the browser offers them. The program for it is fetched when somebody uses one; the challenge is a
 * nonce of the server, and what goes wrong is told in the reader's words.
 */
import { freshNonce } from '../platform/api.ts'
import { Failure } from '../platform/failure.ts'
import { t } from './words.ts'

export const passkeysHere = () => typeof globalThis.PublicKeyCredential === 'function'

const client = async () => (await import('@passwordless-id/webauthn')).client

/** A new one that its device can offer by itself later, and only after looking at its owner. */
export async function makePasskey(account: string, name: string) {
  const nonce = await freshNonce()
  const { register } = await client()
  const made = register({
    challenge: nonce,
    user: { name: account, displayName: name },
    discoverable: 'required',
    userVerification: 'required',
    attestation: false,
  })
  return { nonce, registration: await told(made) }
}

export async function showPasskey() {
  const nonce = await freshNonce()
  const { authenticate } = await client()
  return { nonce, assertion: await told(authenticate({ challenge: nonce, userVerification: 'required' })) }
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { name } = error as DOMException
    const word = name === 'InvalidStateError' ? 'known' : name === 'NotAllowedError' ? 'cancelled' : 'failed'
    throw new Failure('refused', `passkey-${word}`, t(`passkey.${word}`))
  }
}
