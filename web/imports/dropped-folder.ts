/** Those of what was dropped that are folders; a browser that does not tell has none. */
export const foldersIn = ({ items }: DataTransfer): FileSystemDirectoryEntry[] =>
  [...items].flatMap((item) => {
    const entry = item.webkitGetAsEntry?.()
    return entry?.isDirectory ? [entry as FileSystemDirectoryEntry] : []
  })

/** The files that lie in a folder itself, as the command line takes them. */
export async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    // A hundred at a time, until there are none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (!some.length) break
    entries.push(...some)
  }
  const files = entries.filter((entry) => entry.isFile) as FileSystemFileEntry[]
  return Promise.all(
    files.map((entry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject))),
  )
}
