import { assessment } from '../assessments/table.ts'
import { attendance } from '../attendance/table.ts'
import { award } from '../awards/table.ts'
import { onlineTime } from '../online/table.ts'
import { points } from '../points/table.ts'
import { qualityError } from '../quality/table.ts'
import { serviceDay } from '../served/table.ts'
import { violation } from '../violations/table.ts'
import type { BroughtRow, FactTableOf } from './fact-table.ts'

type Dated = { line: number; content: string; number: string; date: string }

/** A fact of one student on one date. */
const fact = <R extends Dated>(row: R, idOf: (number: string) => string, values: object): BroughtRow => ({
  ...row,
  values: { personId: idOf(row.number), date: row.date, ...values },
})

/** The tables whose rows are about one student on one date. */
export const studentFacts: FactTableOf[] = [
  {
    name: 'assessments',
    table: assessment,
    dated: true,
    subject: ['number', 'attempt'],
    keyed: true,
    ruled: true,
    rows: ({ assessments }, idOf) =>
      assessments?.map((r) =>
        fact(r, idOf, { attempt: r.attempt, passed: r.passed, typingSpeed: r.typingSpeed }),
      ),
  },
  {
    name: 'attendance',
    table: attendance,
    dated: true,
    subject: ['number', 'date', 'shift'],
    rows: ({ attendance: rows }, idOf) =>
      rows?.map((r) => {
        const { shift, state, confirmed } = r
        const times = { cameAt: r.checkIn ?? '', leftAt: r.checkOut ?? '' }
        return fact(r, idOf, { shift, state, confirmed, version: 0, ...times })
      }),
  },
  {
    name: 'online',
    table: onlineTime,
    dated: true,
    subject: ['number', 'date'],
    rows: ({ online }, idOf) => online?.map((r) => fact(r, idOf, { minutes: r.minutes })),
  },
  {
    name: 'violations',
    table: violation,
    dated: true,
    ruled: true,
    subject: ['number', 'date'],
    rows: ({ violations }, idOf) =>
      violations?.map((r) =>
        fact(r, idOf, { kind: r.kind, note: r.note, deduction: r.deduction, state: r.state }),
      ),
  },
  {
    name: 'errors',
    table: qualityError,
    dated: true,
    ruled: true,
    subject: ['number', 'date'],
    rows: ({ errors }, idOf) =>
      errors?.map((r) => {
        const { amount, companyVerified, schoolVerified } = r
        return fact(r, idOf, { level: String(r.level), amount, companyVerified, schoolVerified })
      }),
  },
  {
    name: 'awards',
    table: award,
    dated: true,
    ruled: true,
    subject: ['number', 'date'],
    rows: ({ awards }, idOf) =>
      awards?.map((r) => fact(r, idOf, { name: r.name, amount: r.amount, reviewed: r.reviewed })),
  },
  {
    name: 'points',
    table: points,
    dated: true,
    subject: ['number', 'date'],
    rows: ({ points: rows }, idOf) => rows?.map((r) => fact(r, idOf, { points: r.points, cause: r.reason })),
  },
  {
    name: 'service',
    table: serviceDay,
    dated: true,
    subject: ['number', 'date'],
    rows: ({ service }, idOf) =>
      service?.map((r) => {
        const { response: responseMs, served, sales } = r
        return fact(r, idOf, { responseMs, served, sales })
      }),
  },
]
