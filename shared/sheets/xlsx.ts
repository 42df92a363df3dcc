import type { Book } from './sheet.ts'
import { drawingXml } from './xlsx-drawing.ts'
import { sheetPart, type SheetPart } from './xlsx-sheet.ts'
import { stylesXml } from './xlsx-styles.ts'
import { xml } from './xml-text.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const word = 'application/vnd.openxmlformats-officedocument'

/**
 * The parts of a workbook, by their names in its zip. Whatever anybody wrote is an inline string in a cell of the
 * text format, so no spreadsheet takes it for a formula or a number; only sums and amounts are reckoned with.
 */
export function xlsxParts(book: Book): Record<string, string | Uint8Array> {
  const names = tabNames(book.sheets.map(({ name }) => name))
  const sheets = book.sheets.map((sheet, i) => sheetPart(sheet, book.mark, i === 0))
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([
      [`${office}/officeDocument`, 'xl/workbook.xml'],
      [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': core(book),
    'xl/workbook.xml': workbook(names, sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i): Relation => [`${office}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
      [`${office}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml,
  }
  let picture = 0
  sheets.forEach(({ text, pictures }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = text
    if (!pictures.length) return
    parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations([
      [`${office}/drawing`, `../drawings/drawing${i + 1}.xml`],
    ])
    parts[`xl/drawings/drawing${i + 1}.xml`] = drawingXml(pictures)
    const media = pictures.map(({ png }): Relation => {
      picture += 1
      parts[`xl/media/${picture}.png`] = png
      return [`${office}/image`, `../media/${picture}.png`]
    })
    parts[`xl/drawings/_rels/drawing${i + 1}.xml.rels`] = relations(media)
  })
  return parts
}

type Relation = [type: string, target: string]
const relations = (all: Relation[]) =>
  `${head}<Relationships xmlns="${packaged}/relationships">${all
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const contentTypes = (sheets: SheetPart[]) =>
  `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/workbook.xml" ContentType="${word}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${word}.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets
    .map(
      ({ pictures }, i) =>
        `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${word}.spreadsheetml.worksheet+xml"/>${
          pictures.length
            ? `<Override PartName="/xl/drawings/drawing${i + 1}.xml" ContentType="${word}.drawing+xml"/>`
            : ''
        }`,
    )
    .join('')}</Types>`

function workbook(names: string[], sheets: SheetPart[]): string {
  const quoted = names.map((name) => xml(`'${name.replaceAll("'", "''")}'`))
  const defined = sheets.flatMap(({ headRow, lastRow, lastColumn }, i) => [
    `<definedName name="_xlnm.Print_Area" localSheetId="${i}">${quoted[i]}!$A$1:$${lastColumn}$${lastRow}</definedName>`,
    `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted[i]}!$1:$${headRow}</definedName>`,
  ])
  const tabs = names.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${tabs.join('')}</sheets><definedNames>${defined.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
}

const core = ({ title, mark, made }: Book) =>
  `${head}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>到岗</dc:creator><dc:description>${xml(mark)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created></cp:coreProperties>`

/** Tabs have at most 31 characters, none of `[]:*?/\`, no quote at an end, and no two are alike. */
export function tabNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const clean = name.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, '_').replaceAll(/^'|'$/g, '_') || '_'
    let [tab, n] = [clean.slice(0, 31), 1]
    while (taken.has(tab.toLowerCase())) tab = `${clean.slice(0, 27)}(${++n})`
    taken.add(tab.toLowerCase())
    return tab.toWellFormed()
  })
}
