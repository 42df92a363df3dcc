/** The digits of 财会 writing, which nobody turns into another by a stroke. */
const digits: Readonly<Record<string, string>> = {
  0: '零',
  1: '壹',
  2: '贰',
  3: '叁',
  4: '肆',
  5: '伍',
  6: '陆',
  7: '柒',
  8: '捌',
  9: '玖',
}
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

const amount = /^(-?)(\d{1,16})\.(\d)(\d)$/

/**
 * An amount as it is written on a cheque: 1234.56 is 壹仟贰佰叁拾肆元伍角陆分. Takes the text that `shown` gives;
 * whole yuan end in 整, a gap between two digits is one 零 (支付结算办法, appendix 1).
 */
export function inWords(text: string): string {
  const [, sign = '', whole = '', jiao = '0', fen = '0'] = amount.exec(text) ?? []
  if (!whole) throw new RangeError(`not an amount of two decimals: ${text}`)
  const yuan = wholeInWords(whole)
  const cents = centsInWords(jiao, fen, yuan !== '')
  const said = yuan ? `${yuan}元${cents || '整'}` : cents || '零元整'
  return `${sign && said !== '零元整' ? '负' : ''}${said}`
}

/** Empty for nothing. */
function wholeInWords(whole: string): string {
  const text = whole.replace(/^0+/, '')
  let said = ''
  let gap = false
  // Whether the group of four that is being read has said a digit: one of zeros alone has no 万 of its own.
  let spoken = false
  for (const [i, digit] of [...text].entries()) {
    const left = text.length - 1 - i
    if (digit === '0') gap ||= said !== ''
    else {
      said += `${gap ? '零' : ''}${digits[digit]}${places[left % 4]}`
      gap = false
      spoken = true
    }
    if (left % 4 === 0) {
      if (spoken) said += groups[left / 4]
      spoken = false
    }
  }
  return said
}

function centsInWords(jiao: string, fen: string, afterYuan: boolean): string {
  const ofJiao = jiao === '0' ? '' : `${digits[jiao]}角`
  const ofFen = fen === '0' ? '' : `${digits[fen]}分`
  if (!ofJiao && !ofFen) return ''
  return `${!ofJiao && afterYuan ? '零' : ''}${ofJiao}${ofFen || '整'}`
}
