import type { Column, Sheet } from '../sheets/sheet.ts'
import { asked } from './asked.ts'
import {
  allowanceCells,
  awardCells,
  errorCells,
  hourCells,
  paidCells,
  peopleCells,
  serviceCells,
} from './rows.ts'
import type { SeasonReport } from './season-report.ts'

const text = (head: string, width = 12): Column => ({ head, width, holds: 'text' })
const count = (head: string, width = 9): Column => ({ head, width, holds: 'count' })
const amount = (head: string, width = 13): Column => ({ head, width, holds: 'amount' })

/** The report as paper: one sheet a table, each with the digest of the report that it is of. */
export function reportSheets(report: SeasonReport, hash: string): Sheet[] {
  const { season } = report
  const sheet = (name: string, one: Omit<Sheet, 'title' | 'name' | 'facts' | 'hands'>): Sheet => ({
    ...one,
    title: `${season.name}总结报告`,
    name,
    facts: [`${name}　　${season.from} 至 ${season.to}`, `甲方：${season.company}　　乙方：${season.school}`],
    notes: [...one.notes, `报告摘要（SHA-256）：${hash}`],
    hands: ['制表：', '学校审核（盖章）：', '甲方审核（盖章）：'],
  })
  return [
    sheet('人数与出勤', headcount(report)),
    sheet('补贴', allowance(report)),
    sheet('发放', paid(report)),
    sheet('奖励', awards(report)),
    sheet('质检差错', errors(report)),
    sheet('课时与在岗', hours(report)),
    ...(report.service ? [sheet('客服数据', serviceTable(report, report.service))] : []),
  ]
}

type Table = Pick<Sheet, 'columns' | 'rows' | 'sums' | 'notes'>
const none = '没有'
const figureNames = { 'response-time': '响应时长', sales: '销售额' } as const

function headcount({ classes, all, notImported }: SeasonReport): Table {
  return {
    columns: [
      text('班级', 16),
      ...['人数', '小组长', '考核通过', '后勤', '到岗', '缺勤', '请假', '未确认'].map((head) => count(head)),
      text('出勤率', 9),
    ],
    rows: classes.map((one) => [one.className, ...peopleCells(one)]),
    sums: ['合计', ...peopleCells(all)],
    notes: [
      '到岗为已确认的出勤、迟到、早退班次；出勤率 = 到岗 ÷（到岗 + 缺勤 + 请假）；休息不计，未确认的另列。',
      ...(notImported.length ? [`${notImported.map((one) => figureNames[one]).join('、')}：未导入。`] : []),
    ],
  }
}

function allowance(report: SeasonReport): Table {
  const cells = allowanceCells(report)
  return {
    columns: [
      text('班级', 14),
      ...report.stages.map(({ name }) => amount(name)),
      ...['组长补助', '加班', '后勤', '补贴合计'].map((head) => amount(head)),
    ],
    rows: report.classes.map((one) => [one.className, ...cells(one)]),
    sums: ['合计', ...cells(report.all)],
    notes: ['补贴按全部事实计算，不含奖励与扣款。'],
  }
}

function paid({ classes, all }: SeasonReport): Table {
  return {
    columns: [text('班级', 30), count('补贴单', 14), amount('应发', 22), amount('代扣个税', 22)],
    rows: classes.map((one) => [one.className, ...paidCells(one)]),
    sums: ['合计', ...paidCells(all)],
    notes: ['各期已发布的补贴单之和。'],
  }
}

function awards({ awards: { kinds, all } }: SeasonReport): Table {
  return {
    columns: [text('奖项', 30), count('项数', 12), count('学生数', 12), amount('金额', 20)],
    rows: kinds.length ? kinds.map((one) => [one.name, ...awardCells(one)]) : [[none, '0', '0', '0.00']],
    sums: ['合计', ...awardCells(all)],
    notes: ['只列小组长复核通过的奖励；合计的学生数每人只计一次。'],
  }
}

function errors({ errors: { kinds, all } }: SeasonReport): Table {
  return {
    columns: [
      text('级别', 20),
      count('登记', 12),
      count('双方核实', 12),
      amount('甲方承担', 18),
      amount('学生承担', 18),
    ],
    rows: kinds.map((one) => [one.level === 'cash' ? '现金' : `${one.level} 级`, ...errorCells(one)]),
    sums: ['合计', ...errorCells(all)],
    notes: ['金额只计双方核实的差错；学生承担部分受每期补贴上限限制，实际扣款见补贴单。'],
  }
}

function hours({ short }: SeasonReport): Table {
  const rows = short.map((one) => [one.number, one.name, one.className, ...hourCells(one)])
  const { from, to } = asked.trainingHours
  return {
    columns: [
      { head: '学号', width: 14, holds: 'number' },
      text('姓名'),
      text('班级', 14),
      ...['培训小时', '在岗天数', '不足 7 小时', '在岗周数', '不足 42 小时'].map((head) => count(head, 12)),
    ],
    rows: rows.length ? rows : [['', none, '', '0', '0', '0', '0', '0']],
    sums: [`${short.length} 人`, ...Array.from({ length: 7 }, () => undefined)],
    notes: [
      `约定培训 ${from}—${to} 课时，在岗每天不少于 7 小时、每周不少于 42 小时。只列有不足的学生。`,
      '培训按已确认班次的时长计；在岗按旺旺在线时长计，周为周一至周日、全部在岗阶段内的整周。',
    ],
  }
}

function serviceTable({ stages }: SeasonReport, { rows, all }: NonNullable<SeasonReport['service']>): Table {
  const names = new Map(stages.map(({ key, name }) => [key, name]))
  return {
    columns: [
      text('班级', 18),
      text('阶段', 16),
      { head: '平均响应（秒）', width: 16, holds: 'number' },
      count('接待人数', 14),
      amount('销售额', 20),
    ],
    rows: rows.map((one) => [one.className, names.get(one.stage) ?? one.stage, ...serviceCells(one)]),
    sums: ['合计', undefined, ...serviceCells(all)],
    notes: ['平均响应按接待人数加权；只计实训期各阶段内的日期。'],
  }
}
