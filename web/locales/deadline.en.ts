import type { words as zh } from './deadline.zh-CN.ts'

export const words: Record<keyof typeof zh, string> = {
  title: 'Pay by',
  left: '{days} days left ({workingDays} working days)',
  today: 'Due today',
  overdue: 'Overdue by {days} days',
  'term.pay-by': '{date} {year}, the date that the season names',
  'term.working-days': '{date} {year}, working days after the season',
  'settle.title': 'Settle by',
  'settle.text': '{date} {year}, working days after the season, for what is owed for the rooms',
  'deposit.title': 'Deposit by',
  'deposit.text': '{date} {year}, working days before the season, for the company’s deposit',
  'deposit.met': 'Received on {date}',
  'settle.met': 'Settled on {date}',
  preliminary:
    'The holidays of that year are not announced or not known here; the State Council’s notice decides',
}
