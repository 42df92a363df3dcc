import { extraParts } from '../../shared/season-report/asked.ts'
import {
  allowanceCells,
  awardCells,
  errorCells,
  hourCells,
  paidCells,
  peopleCells,
  serviceCells,
} from '../../shared/season-report/rows.ts'
import type { Report } from './useReport.ts'
import { t, type Word } from './words.ts'

const named = (words: readonly Word[]) => words.map((word) => t(word))

const peopleHeads = ['class', 'students', 'leaders', 'passed', 'track'] as const
const shiftHeads = ['attended', 'absent', 'leave', 'unconfirmed', 'rate'] as const

export const peopleTable = ({ classes, all }: Report) => ({
  heads: named([...peopleHeads, ...shiftHeads]),
  rows: classes.map((one) => [one.className, ...peopleCells(one)]),
  sums: [t('total'), ...peopleCells(all)],
})

export function moneyTable(report: Report) {
  const allowance = allowanceCells(report)
  const cells = (one: Report['all']) => [...allowance(one), ...paidCells(one)]
  return {
    heads: [
      t('class'),
      ...report.stages.map(({ name }) => name),
      ...named([...extraParts, 'sum', 'payslips', 'due', 'tax']),
    ],
    rows: report.classes.map((one) => [one.className, ...cells(one)]),
    sums: [t('total'), ...cells(report.all)],
  }
}

export const awardTable = ({ awards: { kinds, all } }: Report) => ({
  heads: named(['award', 'count', 'winners', 'amount']),
  rows: kinds.map((one) => [one.name, ...awardCells(one)]),
  sums: [t('total'), ...awardCells(all)],
})

export const errorTable = ({ errors: { kinds, all } }: Report) => ({
  heads: named(['level', 'entered', 'verified', 'company', 'student']),
  rows: kinds.map((one) => [t(`level.${one.level}`), ...errorCells(one)]),
  sums: [t('total'), ...errorCells(all)],
})

export const hoursTable = ({ short }: Report) => ({
  heads: named(['name', 'class', 'training', 'days', 'shortDays', 'weeks', 'shortWeeks']),
  rows: short.map((one) => [one.name, one.className, ...hourCells(one)]),
})

export function serviceTable({ service, stages }: Report) {
  const names = new Map(stages.map(({ key, name }) => [key, name]))
  return {
    heads: named(['class', 'stage', 'response', 'served', 'sales']),
    rows: (service?.rows ?? []).map((one) => [
      one.className,
      names.get(one.stage) ?? one.stage,
      ...serviceCells(one),
    ]),
    sums: service && [t('total'), '', ...serviceCells(service.all)],
  }
}
