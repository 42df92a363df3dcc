import { inWords } from '../money/in-words.ts'
import { money, sum } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Cell, Column, Sheet } from './sheet.ts'

/** How a payslip was signed; `none` leaves the cell free for a pen. */
export type Signed =
  | { how: 'none' }
  | { how: 'typed'; name: string; at: string }
  /** Without the picture where its owner was erased. */
  | { how: 'drawn'; png?: Uint8Array; at: string }
  | { how: 'paper' }
  /** A doubt of the student's that nobody has answered. */
  | { how: 'objected' }
  | { how: 'unreachable' }

/** A line of the roll: one student's current payslip. Numbers are whole, or say why they are not here. */
export interface RollLine {
  className: string
  name: string
  idNumber: string
  cardNumber: string
  phone: string
  due: string
  tax: string
  net: string
  signed: Signed
}

/** What is the same on every sheet of one run. */
export interface RollHead {
  school: string
  company: string
  from: string
  to: string
}

const count: Column = { head: '序号', width: 6, holds: 'count' }
const name: Column = { head: '姓名', width: 12, holds: 'text' }
const amount = (head: string): Column => ({ head, width: 12, holds: 'amount' })

/** 补贴发放签收表 of one class: what each gets, on which card, and the signature under it. */
export function signOffSheet(head: RollHead, className: string, lines: readonly RollLine[]): Sheet {
  const total = totalOf(lines, 'net')
  const signed = lines.filter(({ signed: { how } }) => how !== 'none' && how !== 'objected').length
  return {
    title: '补贴发放签收表',
    name: className,
    facts: [...factsOf(head, className), `人数：${lines.length}　已签收：${signed}`],
    columns: [
      count,
      name,
      { head: '身份证号码', width: 21, holds: 'number' },
      { head: '银行卡号', width: 22, holds: 'number' },
      amount('发放金额'),
      { head: '签名', width: 21, holds: 'signature' },
    ],
    rows: lines.map((line, i) => [
      String(i + 1),
      line.name,
      line.idNumber,
      line.cardNumber,
      line.net,
      signatureCell(line),
    ]),
    sums: ['合计', undefined, undefined, undefined, total, undefined],
    notes: [
      `合计（大写）：${inWords(total)}`,
      '签名为空的，请本人在纸上签名；“电子签名”由本人登录后输入姓名签署，“纸质签名”“未能联系”由教师与甲方负责人两人记录。',
    ],
    hands: ['制表：', '学校审核（盖章）：', '甲方审核（盖章）：'],
  }
}

/** The list for the tax of one class: what was due, withheld and paid. */
export function taxSheet(head: RollHead, className: string, lines: readonly RollLine[]): Sheet {
  const [due, tax, net] = [totalOf(lines, 'due'), totalOf(lines, 'tax'), totalOf(lines, 'net')]
  return {
    title: '补贴个税申报表',
    name: className,
    facts: [...factsOf(head, className), `人数：${lines.length}`],
    columns: [
      { ...name, width: 14 },
      { head: '身份证', width: 21, holds: 'number' },
      { head: '手机号', width: 14, holds: 'number' },
      amount('应发金额'),
      amount('代扣个税'),
      amount('实发金额'),
    ],
    rows: lines.map((l) => [l.name, l.idNumber, l.phone, l.due, l.tax, l.net]),
    sums: ['合计', undefined, undefined, due, tax, net],
    notes: [`实发合计（大写）：${inWords(net)}`, `代扣个税合计（大写）：${inWords(tax)}`],
    hands: ['制表：', '审核：'],
  }
}

const factsOf = ({ school, company, from, to }: RollHead, className: string) => [
  `班级：${className}　　发放期间：${from} 至 ${to}`,
  `甲方：${company}　　乙方：${school}`,
]

const totalOf = (lines: readonly RollLine[], key: 'due' | 'tax' | 'net') =>
  shown(sum(lines.map((line) => money(line[key]))))

/** Whatever was not drawn by the student says so in words: nobody signs for another unseen. */
function signatureCell({ name: whose, signed }: RollLine): Cell {
  if (signed.how === 'drawn')
    return signed.png
      ? { picture: signed.png, alt: `${whose} ${signed.at}` }
      : `手写签名（已删除）\n${signed.at}`
  if (signed.how === 'typed') return `电子签名：${signed.name}\n${signed.at}`
  if (signed.how === 'paper') return '纸质签名'
  if (signed.how === 'unreachable') return '未能联系'
  if (signed.how === 'objected') return '有疑问，待答复'
  return ''
}

/** The classes of these lines in the order in which they first come, each with its own. */
export function byClass<T extends { className: string }>(lines: readonly T[]): [string, T[]][] {
  return [...Map.groupBy(lines, ({ className }) => className)]
}
