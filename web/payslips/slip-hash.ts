/** What the signature is for, reckoned on this device: SHA-256 over a domain prefix and the exact bytes. */
export async function slipHashOf(bytes: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`payslip/v1\n${bytes}`))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Enough to compare by eye: the first and the last eight. */
export const shortHash = (hash: string) => `${hash.slice(0, 8)}…${hash.slice(-8)}`
