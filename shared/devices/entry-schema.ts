/** What an enrolment and a sign-in are made of; apart from what the phone signs, which needs no schema. */
import * as v from 'valibot'

/** r and s, 64 bytes, base64url. */
export const signatureText = v.pipe(v.string(), v.regex(/^[\w-]{86}$/))
export const nonceText = v.pipe(v.string(), v.regex(/^[\w-]{8,128}$/))
/** Any six digits: a PIN that is given to be checked. */
export const pinText = v.pipe(v.string(), v.regex(/^\d{6}$/))
