import { strToU8, zipSync } from 'fflate'
import { xml } from '../../shared/sheets/xml-text.ts'

export interface TemplateSheet {
  name: string
  headers: readonly string[]
  /** What is filled in already. */
  rows?: readonly (readonly string[])[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Style 1 is text, for whole columns: what is filled in keeps its digits. Style 2 is the same in bold. */
const styles = `${head}<styleSheet ${main}><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

/** A workbook to fill in: a sheet for each table, its header in place, every column in the text format. */
export function templateBook(sheets: readonly TemplateSheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${word}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${word}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${word}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([[`${office}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i): [string, string] => [`${office}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
      [`${office}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
  }
  sheets.forEach((sheet, i) => (parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)))
  const files = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)]))
  return zipSync(files, { mtime: '2020-01-01T00:00:00' })
}

const relations = (all: [type: string, target: string][]) =>
  `${head}<Relationships xmlns="${packaged}/relationships">${all.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

const sheetXml = ({ headers, rows = [] }: TemplateSheet) =>
  `${head}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${headers.length}" width="16" style="1" customWidth="1"/></cols><sheetData>${[headers, ...rows].map(rowXml).join('')}</sheetData></worksheet>`

const rowXml = (cells: readonly string[], i: number) =>
  `<row r="${i + 1}">${cells.map((text) => `<c s="${i ? 1 : 2}" t="inlineStr"><is><t>${xml(text)}</t></is></c>`).join('')}</row>`
