/** Workbooks written part by part, so that a test can write what no program would. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A text, a number as it stands in the file, a formula with what it showed last, or a cell's own XML. */
export type CellOf =
  string | { n: string; style?: number } | { f: string; v?: string } | { xml: (at: string) => string }
export interface SheetOf {
  name: string
  rows: readonly (readonly CellOf[])[]
  /** Behind the rows: merged fields. */
  after?: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function letters(place: number): string {
  const rest = String.fromCharCode(65 + (place % 26))
  return place < 26 ? rest : letters(Math.floor(place / 26) - 1) + rest
}

function cellXml(cell: CellOf, at: string): string {
  if (typeof cell === 'string')
    return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if ('n' in cell) return `<c r="${at}" s="${cell.style ?? 0}"><v>${cell.n}</v></c>`
  if ('f' in cell) return `<c r="${at}" t="str"><f>${escaped(cell.f)}</f><v>${escaped(cell.v ?? '')}</v></c>`
  return cell.xml(at)
}

export const sheetXml = ({ rows, after = '' }: Omit<SheetOf, 'name'>, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (cells, i) =>
        `<row r="${i + 1}">${cells.map((cell, place) => cellXml(cell, `${letters(place)}${i + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData>${after}</worksheet>`

/** Styles 1, 2 and 3 show a date, a time of day and hours that go on after midnight. */
const styles = `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="46"/></cellXfs></styleSheet>`

/** The parts of a workbook by name. */
export function partsOf(sheets: readonly SheetOf[]): Record<string, string> {
  const ids = sheets.map((_, i) => i + 1)
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${ids.map((id) => `<Relationship Id="rId${id}" Target="worksheets/sheet${id}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  }
}

/** A zip archive of the parts; by zlib, since a test that packs hundreds of megabytes should not take minutes. */
export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const [locals, records]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, part] of Object.entries(parts)) {
    const [bytes, called] = [Buffer.from(part as string), Buffer.from(name)]
    const packed = deflateRawSync(bytes, { level: 1 })
    // Version, flags, method, time, date, sum, both sizes, the name's length and no more.
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(called.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, called, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    records.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, rest, called]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(records.length, 8)
  end.writeUInt16LE(records.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

export const workbookOf = (sheets: readonly SheetOf[]) => zipOf(partsOf(sheets))

/** A CSV text as a sheet of texts. */
export const sheetOfCsv = (name: string, csv: string): SheetOf => ({
  name,
  rows: csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',')),
})
