import * as v from 'valibot'

/** Files inside JSON. Looked over without going back, since a pattern with groups gives up on megabytes. */
export const base64Text = v.pipe(
  v.string(),
  v.check((text) => text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, '')), 'base64'),
)

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
