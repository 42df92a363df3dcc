/** What members of staff sign in with, and a software authenticator that makes passkeys as a browser hands them on. */
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase32 } from '../../shared/credentials/base32.ts'
import { recoveryCodeOf } from '../../shared/credentials/recovery-code.ts'
import { stepOf, totpAt } from '../../shared/credentials/totp.ts'
import { toBase64url } from '../../api/kernel/base64url.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { issueNonce } from '../../api/kernel/nonce.ts'
import { hashSecret } from '../../api/kernel/password-hash.ts'
import { sealUnderRoot } from '../../api/kernel/root-seal.ts'
import { password, totp } from '../../api/credentials/table.ts'
import { testKeys } from './keys.ts'

export const goodPassword = '窗外的雨下了一整夜没有停'
export const totpSecret = Uint8Array.from({ length: 20 }, (_, i) => i * 11)
export const totpSecretText = toBase32(totpSecret)
export const codeAt = (now: number, steps = 0) => totpAt(totpSecret, stepOf(now) + steps)
export const recoveryCodes = Array.from({ length: 10 }, (_, i) =>
  recoveryCodeOf(Uint8Array.from({ length: 24 }, (_, j) => i * 29 + j * 7)),
)
export const nonceAt = (now: number, keys: Keys = testKeys) => issueNonce(keys, now).nonce

let hashed: Promise<Awaited<ReturnType<typeof hashSecret>>> | undefined

/** Gives people the good password and the code generator, as if they had accepted their links long ago. */
export async function withPassword(db: Database, numbers: string[], keys: Keys = testKeys) {
  hashed ??= hashSecret(keys, goodPassword)
  for (const number of numbers) {
    const personId = `p-${number}`
    const place = { table: 'totp', column: 'secret', rowId: personId }
    const secret = await sealUnderRoot(keys, place, totpSecret)
    await db.write([
      db.query.insert(password).values({ personId, ...(await hashed), setAt: 0 }),
      db.query.insert(totp).values({ personId, secret, lastStep: 0, setAt: 0 }),
    ])
  }
}

const spkiOfP256 = [
  48, 89, 48, 19, 6, 7, 42, 134, 72, 206, 61, 2, 1, 6, 8, 42, 134, 72, 206, 61, 3, 1, 7, 3, 66, 0,
]

interface Flaws {
  origin?: string
  domain?: string
  type?: string
  userVerified?: boolean
  counter?: number
  crossOrigin?: boolean
  /** Another credential's id beside this one's data. */
  claims?: string
  /** Characters of the signature that are missing. */
  cut?: number
}

const client = (
  type: string,
  challenge: string,
  { origin = 'http://localhost', crossOrigin = false }: Flaws,
) => utf8ToBytes(JSON.stringify({ type, challenge, origin, crossOrigin }))

/** A P-256 credential bound to the site; each call of `sign` answers a challenge. */
export function softwareAuthenticator(id = 'credential-1', secret = p256.utils.randomSecretKey()) {
  let counted = 0
  const data = ({ domain = 'localhost', userVerified = true, counter }: Flaws, attested: number[] = []) => {
    const flags = 1 | (userVerified ? 4 : 0) | (attested.length ? 64 : 0)
    const count = new DataView(new ArrayBuffer(4))
    count.setUint32(0, counter ?? ++counted)
    return Uint8Array.from([
      ...sha256(utf8ToBytes(domain)),
      flags,
      ...new Uint8Array(count.buffer),
      ...attested,
    ])
  }
  const credentialId = toBase64url(utf8ToBytes(id))

  return {
    credentialId,
    create(challenge: string, flaws: Flaws = {}) {
      const point = p256.getPublicKey(secret, false)
      const attested = [...new Uint8Array(16), 0, id.length, ...utf8ToBytes(id), 0xa0]
      const named = flaws.claims ? toBase64url(utf8ToBytes(flaws.claims)) : credentialId
      return {
        id: named,
        rawId: named,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: toBase64url(data(flaws, attested)),
          clientDataJSON: toBase64url(client(flaws.type ?? 'webauthn.create', challenge, flaws)),
          publicKey: toBase64url(Uint8Array.from([...spkiOfP256, ...point])),
          publicKeyAlgorithm: -7,
          transports: ['internal'],
        },
      }
    },
    sign(challenge: string, flaws: Flaws = {}) {
      const authenticatorData = data(flaws)
      const clientDataJSON = client(flaws.type ?? 'webauthn.get', challenge, flaws)
      const signed = Uint8Array.from([...authenticatorData, ...sha256(clientDataJSON)])
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: toBase64url(authenticatorData),
          clientDataJSON: toBase64url(clientDataJSON),
          signature: toBase64url(p256.sign(signed, secret, { format: 'der', lowS: false })).slice(
            0,
            flaws.cut ? -flaws.cut : undefined,
          ),
          userHandle: 'AA',
        },
      }
    },
  }
}
