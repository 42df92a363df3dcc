/** Hands a file to the browser's own downloads. */
export function saveFile(name: string, parts: BlobPart[], type: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type }))
  link.download = name
  link.click()
  // The browser has taken the address by now, not always the bytes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
