import type { Side } from '../payouts/approval.ts'
import type { Column, Sheet } from '../sheets/sheet.ts'
import type { Settlement } from './settlement.ts'

interface Said {
  readonly agreed: readonly { readonly side: Side; readonly name: string; readonly when: string }[]
  readonly settledOn: string | null
}

const names: Record<Side, string> = { company: '甲方', school: '乙方' }
const text = (head: string, width: number): Column => ({ head, width, holds: 'text' })
const count = (head: string, width: number): Column => ({ head, width, holds: 'count' })

/** The settlement on paper: what is owed with its reasons, and for each room the dates that were counted. */
export function settlementSheets(content: Settlement, hash: string, said: Said): Sheet[] {
  const { name, from, to, company, school } = content.season
  const sheet = (tab: string, one: Pick<Sheet, 'columns' | 'rows' | 'sums' | 'notes'>): Sheet => ({
    ...one,
    title: `${name}场地结算单`,
    name: tab,
    facts: [`${tab}　　${from} 至 ${to}`, `甲方：${company}　　乙方：${school}`],
    notes: [...one.notes, `结算摘要（SHA-256）：${hash}`],
    hands: ['制表：', '乙方（盖章）：', '甲方（盖章）：'],
  })
  return [sheet('结算', sumsOf(content, said)), sheet('使用日期', datesOf(content))]
}

function sumsOf({ fees, owed, reward, deposit, due }: Settlement, { agreed, settledOn }: Said) {
  const { from } = due
  const payer =
    from === null ? '双方互不欠付' : `${names[from]}应付${names[from === 'company' ? 'school' : 'company']}`
  return {
    columns: [
      text('项目', 18),
      text('依据', 36),
      count('天数', 8),
      { head: '金额（元）', width: 16, holds: 'amount' } as const,
    ],
    rows: [
      ...fees.map((fee) => [
        `场地费 ${fee.room}`,
        fee.basis === 'computers'
          ? `${fee.computers} 台电脑，每台每天 ${fee.rate} 元`
          : `无电脑教室，每天 ${fee.rate} 元`,
        String(fee.dates.length),
        fee.amount,
      ]),
      ['场地费合计', '', '', owed],
      ['履约奖励', rewardReason(reward), '', reward.amount],
      ['押金抵扣', depositReason(deposit), '', `-${deposit.held}`.replace('-0.00', '0.00')],
      [payer, '场地费 + 奖励 − 乙方仍持有的押金', '', due.amount],
    ],
    sums: [],
    notes: [
      '天数为该教室任一班级排有班次的日期；休息、待定、后勤不计，同日两个班次只计一天。',
      ...agreed.map(({ side, name, when }) => `${names[side]}同意：${name}　${when}`),
      settledOn === null ? '尚未登记付款。' : `付款日期：${settledOn}`,
    ],
  }
}

function rewardReason({ judged, agreed }: Settlement['reward']): string {
  if (!judged) return `无违约违规为 ${agreed} 元；尚未认定`
  return `${names[judged.side]}认定${judged.breach ? '有' : '无'}违约违规：${judged.reason}`
}

function depositReason({ agreed, paid, returned }: Settlement['deposit']): string {
  const came = paid ? `${paid.on} 收到 ${paid.amount} 元` : '未收到'
  const went = returned ? `，${returned.on} 退还 ${returned.amount} 元` : ''
  return `约定 ${agreed} 元，${came}${went}`
}

function datesOf({ fees }: Settlement) {
  const rows = fees.flatMap(({ room, classes, dates }) =>
    dates.map((date) => [room, date, classes.join('、')]),
  )
  return {
    columns: [text('教室', 20), text('日期', 14), text('班级', 40)],
    rows: rows.length ? rows : [['没有', '', '']],
    sums: [`${rows.length} 天`],
    notes: ['每间教室每个日期一行。'],
  }
}
