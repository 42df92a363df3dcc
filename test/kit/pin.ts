/** The PIN of every student that the kit makes, hashed as the server does it but with few rounds. */
import { hmac } from '@noble/hashes/hmac.js'
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64url, toBase64url } from '../../api/kernel/base64url.ts'
import type { SecretHash } from '../../api/kernel/password-hash.ts'
import { testKeys } from './keys.ts'

export const studentPin = '294817'
export const wrongPin = '294818'

const few = { salt: 'AAAA', iterations: 10 }
const peppered = hmac(sha256, testKeys.pepper(), utf8ToBytes(studentPin))
const hash = pbkdf2(sha256, peppered, fromBase64url(few.salt), { c: few.iterations, dkLen: 32 })

/** Its columns in the table of PINs. */
export const studentPinHash: SecretHash = { ...few, hash: toBase64url(hash) }
