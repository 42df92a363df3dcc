/** What the QR code on a room's screen says: room and digits behind the #, where no server reads them. */
export const roomLinkOf = (origin: string, room: string, code: string) =>
  `${origin}/c#${encodeURIComponent(room)}.${code}`

/** Room and digits out of such a link, or out of what stands behind its #. */
export function roomLink(text: string): { room: string; code: string } | undefined {
  const [, room, code] = /^(?:.*#)?([^#]*)\.(\d{6})$/.exec(text) ?? []
  if (room === undefined || !code) return undefined
  try {
    return { room: decodeURIComponent(room), code }
  } catch {
    return undefined
  }
}
