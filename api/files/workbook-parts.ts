import { kindOf } from './number-text.ts'
import type { NumberKind } from './number-text.ts'
import { attribute, readXml } from './xml.ts'
import { broken, tooLarge } from './zip.ts'
import type { Archive } from './zip.ts'

/** More of anything than a season's tables need, and still little memory. */
export const mostCells = 2_000_000
/** What a spreadsheet's own cell can hold. */
export const longestText = 32_767

/** A workbook's sheets in its order, with the part in which each stands. */
export interface Parts {
  sheets: { name: string; part: string; hidden: boolean }[]
  epoch: 1900 | 1904
}

export async function readParts(archive: Archive): Promise<Parts> {
  const targets = new Map<string, string>()
  await readXml(archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')]
      if (id && target) targets.set(id, target.startsWith('/') ? target : `xl/${target}`)
    },
  })
  const parts: Parts = { sheets: [], epoch: 1900 }
  await readXml(archive.read('xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? ''))
        parts.epoch = 1904
      if (tag !== 'sheet') return
      const part = targets.get(attribute(attributes, 'id') ?? '')
      const name = attribute(attributes, 'name')
      const hidden = /hidden/i.test(attribute(attributes, 'state') ?? '')
      if (part === undefined || name === undefined) throw broken()
      parts.sheets.push({ name, part, hidden })
    },
  })
  return parts
}

/** The texts that cells refer to by number. */
export async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  if (!archive.has('xl/sharedStrings.xml')) return strings
  const text = textCollector()
  await readXml(archive.read('xl/sharedStrings.xml'), {
    ...text.handler,
    close(name) {
      text.handler.close(name)
      if (name === 'si' && strings.push(text.taken()) > mostCells) throw tooLarge()
    },
  })
  return strings
}

/** Gathers what stands in <t>, but for the reading aids of Japanese (<rPh>). */
export function textCollector() {
  let [parts, inText, aids] = ['', false, 0]
  return {
    handler: {
      open(name: string) {
        if (name === 't') inText = aids === 0
        if (name === 'rPh') aids += 1
      },
      text(text: string) {
        if (inText) parts += text
        if (parts.length > longestText) throw tooLarge()
      },
      close(name: string) {
        if (name === 't') inText = false
        if (name === 'rPh') aids -= 1
      },
    },
    taken() {
      const whole = parts.replaceAll(/_x([\da-f]{4})_/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      parts = ''
      return whole
    },
  }
}

/** How the numbers of each cell style are shown. */
export async function readKinds(archive: Archive): Promise<NumberKind[]> {
  const kinds: NumberKind[] = []
  if (!archive.has('xl/styles.xml')) return kinds
  const codes = new Map<number, string>()
  let inCells = false
  await readXml(archive.read('xl/styles.xml'), {
    open(name, attributes) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells && kinds.push(kindOf(id, codes.get(id))) > mostCells) throw tooLarge()
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}
