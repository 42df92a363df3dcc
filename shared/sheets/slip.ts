import { inWords } from '../money/in-words.ts'
import { money, negated } from '../money/money.ts'
import { shown } from '../money/round.ts'
import type { Payslip, PayslipDeduction, PayslipLine } from '../payouts/payslip-schema.ts'
import type { Sheet } from './sheet.ts'

/** How the payslip on paper was signed, in words: 手写签名 2020-12-01 10:00. */
export interface SlipSaid {
  hash: string
  revision: number
  signed: string
  /** Of the seal under the signature; without one nobody has signed. */
  seal?: { kid: string; seal: string; audit: string }
}

/** 补贴单: one student's lines, what was taken, and what is paid, as the bytes say that were signed. */
export function slipSheet(slip: Payslip, { hash, revision, signed, seal }: SlipSaid): Sheet {
  const due: [string, string] = ['应发', slip.total]
  const tax: [string, string] = ['代扣个税', taken(slip.tax)]
  return {
    title: '补贴单',
    name: '补贴单',
    facts: [
      `姓名：${slip.name}　　班级：${slip.class}　　发放期间：${slip.period.from} 至 ${slip.period.to}　　第 ${revision} 版`,
      `甲方：${slip.issuer.company}　　乙方：${slip.issuer.school}`,
    ],
    columns: [
      { head: '项目', width: 20, holds: 'text' },
      { head: '说明', width: 46, holds: 'text' },
      { head: '金额', width: 14, holds: 'amount' },
    ],
    rows: [
      ...slip.lines.map((line) => [titleOf(line), whyOf(line), line.amount]),
      ...slip.deductions.map((one) => [
        titleOf(one),
        `${one.date}　${whyOf(one)}${waivedOf(one)}`,
        taken(one.applied),
      ]),
      ...[due, tax].map(([head, amount]) => [head, '', amount]),
    ],
    sums: ['实发', undefined, slip.net],
    notes: [
      `实发（大写）：${inWords(slip.net)}`,
      slip.card ? `收款卡尾号：${slip.card.last4}` : '没有登记收款卡',
      `签收：${signed}`,
      `补贴单哈希（SHA-256）：${hash}`,
      ...(seal
        ? [
            `封印（Ed25519，密钥 ${seal.kid}）：\n${seal.seal.slice(0, 64)}\n${seal.seal.slice(64)}`,
            `签署时审计链：${seal.audit}`,
          ]
        : []),
    ],
    hands: [],
  }
}

/** "-12.50"; of nothing nothing is taken. */
const taken = (amount: string) => shown(negated(money(amount)))

type Told = PayslipLine | PayslipDeduction

const kinds = {
  supplement: '组长补助',
  overtime: '加班补贴',
  logistics: '后勤补贴',
  'back-pay': '补发',
  recovery: '扣回',
  rounding: '分位调整',
} as const
const levels = { 1: '一级', 2: '二级', 3: '三级', 4: '四级', cash: '现金' } as const

function titleOf({ kind, reason }: Told): string {
  if (reason.code === 'days-at-rate') return `${reason.name}补贴`
  if (reason.code === 'award') return `奖励：${reason.name}`
  if (reason.code === 'error') return `质检差错 ${levels[reason.level]}`
  if (reason.code === 'violation') return `违纪：${reason.kind}`
  return kinds[kind as keyof typeof kinds]
}

function whyOf({ reason }: Told): string {
  switch (reason.code) {
    case 'days-at-rate':
    case 'leader-days':
      return `每天 ${reason.rate} 元 × ${reason.days} 天`
    case 'minutes-at-rate':
      return `共 ${reason.minutes} 分钟，每小时 ${reason.rate} 元`
    case 'on-time-days':
      return `每天 ${reason.rate} 元 × ${reason.days} 天准时`
    case 'below-minimum':
      return `已出勤 ${reason.attended} 天，满 ${reason.minimum} 天才计，还差 ${reason.missing} 天`
    case 'award':
      return '组长已复核'
    case 'error':
      return '甲方与学校都已核实'
    case 'violation':
      return reason.note
    case 'rounding':
      return '各行分别取到分，与合计相差的部分'
    default:
      return reason.reason
  }
}

const waivedOf = ({ outcome, full, waived }: PayslipDeduction): string =>
  outcome === 'applied' ? '' : `（原 ${full} 元，超出补贴的 ${waived} 元不再扣）`
