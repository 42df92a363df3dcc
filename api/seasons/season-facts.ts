import { deskAccount } from '../accounts/table.ts'
import { insurance } from '../insurance/table.ts'
import { room } from '../rooms/table.ts'
import { planEntry } from '../shifts/table.ts'
import type { FactTableOf } from './fact-table.ts'

/** Every class's day; and what holds for a time, replaced whole. */
export const seasonFacts: FactTableOf[] = [
  {
    name: 'plan',
    table: planEntry,
    dated: true,
    subject: ['date', 'className'],
    rows: ({ plan }) =>
      plan?.flatMap(({ line, date, classes }) =>
        classes.map(({ className, shift: cell }) => ({
          line,
          date,
          className,
          content: cell,
          values: { date, className, cell },
        })),
      ),
  },
  {
    name: 'insurance',
    table: insurance,
    dated: false,
    subject: ['number'],
    rows: ({ insurance: rows }, idOf) =>
      rows?.map(({ number, policy, from, to, ...row }) => ({
        ...row,
        number,
        values: { personId: idOf(number), policy, fromDate: from, toDate: to },
      })),
  },
  {
    name: 'accounts',
    table: deskAccount,
    dated: false,
    subject: ['account'],
    rows: ({ accounts }, idOf) =>
      accounts?.map(({ account, number, from, to, ...row }) => ({
        ...row,
        account,
        values: { account, personId: idOf(number), fromDate: from, toDate: to },
      })),
  },
  {
    name: 'rooms',
    table: room,
    dated: false,
    subject: ['name'],
    rows: ({ rooms }) =>
      rooms?.map(({ name, seats, machines, classes, ...row }) => ({
        ...row,
        name,
        values: { name, seats, machines, classes },
      })),
  },
]
