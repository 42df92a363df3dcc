import * as v from 'valibot'

// What a browser says of a passkey (WebAuthn level 3, the JSON forms), as far as it is looked at.

const base64url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+=*$/), v.maxLength(most))

export const registrationInput = v.object({
  id: base64url(1400),
  response: v.object({
    authenticatorData: base64url(8000),
    clientDataJSON: base64url(8000),
    publicKey: base64url(2000),
    /** COSE: ES256 or RS256. */
    publicKeyAlgorithm: v.pipe(
      v.number(),
      v.check((code) => code === -7 || code === -257, 'ES256 or RS256'),
    ),
  }),
})
export type RegistrationInput = v.InferOutput<typeof registrationInput>

export const assertionInput = v.object({
  id: base64url(1400),
  response: v.object({
    authenticatorData: base64url(8000),
    clientDataJSON: base64url(8000),
    signature: base64url(2000),
  }),
})
export type AssertionInput = v.InferOutput<typeof assertionInput>

export const nonceInput = v.pipe(v.string(), v.maxLength(128))
