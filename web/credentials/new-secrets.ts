/** What only its owner may know is made in the browser, so that no answer of the server ever holds it. */
import { toBase32 } from '../../shared/credentials/base32.ts'
import { recoveryCodeOf, recoveryCodesGiven } from '../../shared/credentials/recovery-code.ts'

const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))

/** 160 bits, as RFC 4226 asks for, in base32. */
export const newTotpSecret = () => toBase32(random(20))

export const newRecoveryCodes = () =>
  Array.from({ length: recoveryCodesGiven }, () => recoveryCodeOf(random(24)))

/** In groups of four, so that it can be read out and typed. */
export const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? ''

/** What an authenticator scans: RFC 6238 with its defaults, six digits every thirty seconds. */
export function otpauthUri(issuer: string, account: string, secret: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
