import * as v from 'valibot'

/** The public key of a device: an uncompressed point of P-256, 65 bytes, base64url. */
export const publicKeyText = v.pipe(v.string(), v.regex(/^B[\w-]{86}$/))
