import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { PdfArray, PdfDict, PdfString } from '@libpdf/core'
import type { PDF } from '@libpdf/core'
import type { Book } from '../../shared/sheets/sheet.ts'

/**
 * The document as a file. The same content gives the same bytes: title and times are the book's, and what the library
 * draws by lot (the file's id, the letters before the font's name) comes from them.
 */
export async function saved(
  pdf: PDF,
  { title, mark, made }: Omit<Book, 'sheets'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = sha256(utf8ToBytes(`${title}\n${mark}\n${made}`))
  const { info, registry } = pdf.context
  const about = registry.getObject(info.trailer.getRef('Info')!)
  if (!(about instanceof PdfDict)) throw new TypeError('a new document has no information of its own')
  const words = { Title: title, Subject: mark, Author: '到岗', Creator: '到岗', Producer: '到岗' }
  for (const [key, value] of Object.entries(words)) about.set(key, utf16(value))
  for (const key of ['CreationDate', 'ModDate']) about.set(key, PdfString.fromString(pdfDate(made)))
  const id = new PdfString(digest.slice(0, 16), 'hex')
  info.trailer.set('ID', new PdfArray([id, id]))
  pdf.setLanguage('zh-CN')
  return tagged(new Uint8Array(await pdf.save({ subsetFonts: true })), digest)
}

/** "2020-12-05T10:00:00+08:00" is D:20201205100000+08'00'. */
const pdfDate = (made: string) =>
  `D:${made.slice(0, 19).replaceAll(/\D/g, '')}${made.slice(19).replace(':', "'")}'`

/** PDF's own spelling of text beyond Latin. */
function utf16(text: string): PdfString {
  const bytes = new Uint8Array(2 + 2 * text.length)
  bytes.set([0xfe, 0xff])
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 + 2 * i, text.charCodeAt(i))
  return new PdfString(bytes, 'hex')
}

/** A subset's name begins with six letters and a plus sign, wherever it stands. */
function tagged(file: Uint8Array<ArrayBuffer>, digest: Uint8Array): Uint8Array<ArrayBuffer> {
  const letters = Array.from(bytesToHex(digest.slice(16, 19)), (c) => 65 + Number.parseInt(c, 16))
  const name = utf8ToBytes('+NotoSans')
  for (let at = file.indexOf(name[0]!); at >= 0; at = file.indexOf(name[0]!, at + 1)) {
    const isName = file[at - 7] === '/'.charCodeAt(0) && name.every((byte, i) => file[at + i] === byte)
    if (isName) file.set(letters, at - 6)
  }
  return file
}
