/** A photograph made small enough to be sent and kept: a JPEG without what the camera wrote into the file. */
const mostBytes = 300_000
const widest = 1600

/** Base64 of the picture; throws where the file is none. */
export async function shrink(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file)
  try {
    for (let side = widest, quality = 0.8; ; side *= 0.8, quality = Math.max(0.4, quality - 0.1)) {
      const blob = await asJpeg(picture, side, quality)
      if (blob.size <= mostBytes) return base64Of(new Uint8Array(await blob.arrayBuffer()))
    }
  } finally {
    picture.close()
  }
}

async function asJpeg(picture: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')!
  // What is transparent in a PNG would be black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  if (!blob) throw new Error('no picture')
  return blob
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
