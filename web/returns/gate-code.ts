/** What the QR code at the gate says: the digits behind the #, where no server reads them. */
export const gateLinkOf = (origin: string, code: string) => `${origin}/return#${code}`

/** The digits out of what stands behind the #. */
export const gateDigits = (hash: string): string => /^#?(\d{6})$/.exec(hash)?.[1] ?? ''
