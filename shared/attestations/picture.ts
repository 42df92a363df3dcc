/** What a photograph of a signed sheet may weigh; a phone sends far less. */
export const mostPictureBytes = 2 * 1024 * 1024

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

const beginnings: Record<PictureType, readonly [offset: number, bytes: readonly number[]][]> = {
  'image/jpeg': [[0, [0xff, 0xd8, 0xff]]],
  'image/png': [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
  'image/webp': [
    [0, [0x52, 0x49, 0x46, 0x46]],
    [8, [0x57, 0x45, 0x42, 0x50]],
  ],
}

/** The kind of picture by its first bytes, whatever anybody calls it; undefined for everything else. */
export const pictureType = (bytes: Uint8Array): PictureType | undefined =>
  (Object.keys(beginnings) as PictureType[]).find((type) =>
    beginnings[type].every(([offset, start]) => start.every((byte, n) => bytes[offset + n] === byte)),
  )
