import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import * as v from 'valibot'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/** One signed statement of where the chain stood; the form of the files outside the database too. */
export const checkpointSchema = v.strictObject({
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  h: hex(32),
  at: v.pipe(v.number(), v.integer()),
  kid: v.string(),
  signature: hex(64),
})
export type Checkpoint = v.InferOutput<typeof checkpointSchema>

/** What a checkpoint's signature covers: RFC 8785 form of seq, h, at and kid. */
export const checkpointBytes = ({ seq, h, at, kid }: Omit<Checkpoint, 'signature'>) =>
  utf8ToBytes(canonicalize({ seq, h, at, kid })!)

/** Whether one of these keys (Ed25519 by id, hex) has signed it. */
export function isSigned(point: Checkpoint, publicKeys: Readonly<Record<string, string>>): boolean {
  const key = publicKeys[point.kid]
  if (!key) return false
  try {
    return ed25519.verify(hexToBytes(point.signature), checkpointBytes(point), hexToBytes(key))
  } catch {
    return false
  }
}
