/** The looks of cells, by their place in `cellXfs`. */
export const look = {
  title: 1,
  fact: 2,
  head: 3,
  text: 4,
  number: 5,
  amount: 6,
  count: 7,
  sumWord: 8,
  sum: 9,
  note: 10,
  mark: 11,
} as const

/** Built-in formats: general, whole numbers, amounts with commas, text. */
const format = { count: 1, amount: 4, text: 49 }

const xf = (
  { number, font, fill = 0, border = 0 }: { number: number; font: number; fill?: number; border?: number },
  horizontal: string,
  wrap = true,
) =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`

const font = (size: number, more = '') =>
  `<font>${more}<sz val="${size}"/><color rgb="FF000000"/><name val="宋体"/><charset val="134"/></font>`

const side = (name: string) => `<${name} style="thin"><color rgb="FF000000"/></${name}>`

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="5">${font(11)}${font(16, '<b/>')}${font(11, '<b/>')}${font(10)}<font><sz val="8"/><color rgb="FF646566"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F0F0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="12"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  xf({ number: format.text, font: 1 }, 'center'),
  xf({ number: format.text, font: 3 }, 'left'),
  xf({ number: format.text, font: 2, fill: 2, border: 1 }, 'center'),
  xf({ number: format.text, font: 0, border: 1 }, 'left'),
  xf({ number: format.text, font: 0, border: 1 }, 'center', false),
  xf({ number: format.amount, font: 0, border: 1 }, 'right', false),
  xf({ number: format.count, font: 0, border: 1 }, 'center', false),
  xf({ number: format.text, font: 2, border: 1 }, 'center'),
  xf({ number: format.amount, font: 2, border: 1 }, 'right', false),
  xf({ number: format.text, font: 3 }, 'left'),
  xf({ number: format.text, font: 4 }, 'left'),
].join(
  '',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
