import type { words as chinese } from './season-report.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  title: 'Season report',
  live: 'Made of the facts as they are now, and follows them. It is final once every payout is closed.',
  closed: 'Final since {when}, when the last payout was closed.',
  span: '{from} to {to}',
  hash: 'Digest of the report (SHA-256)',
  print: 'Print',
  xlsx: 'Download .xlsx',
  pdf: 'Download PDF',
  saved: 'Saved {name}',
  none: 'Nothing on record.',
  all: 'Show all {count}',
  total: 'Total',
  class: 'Class',

  'people.title': 'People and attendance',
  'people.text':
    '{attended} shifts attended, a rate of {rate}%; {leave} on leave, {absent} absent, {unconfirmed} not confirmed',
  'people.textNone': 'No shift is confirmed yet',
  students: 'Students',
  leaders: 'Leaders',
  passed: 'Passed',
  track: 'Logistics',
  attended: 'Attended',
  absent: 'Absent',
  leave: 'On leave',
  unconfirmed: 'Open',
  rate: 'Rate',
  'people.note':
    'Attended are confirmed shifts, late ones and those left early included; rate = attended ÷ (attended + absent + on leave).',

  'money.title': 'Allowance by stage and class',
  supplement: 'Leaders',
  overtime: 'Overtime',
  logistics: 'Logistics',
  sum: 'Allowance',
  payslips: 'Payslips',
  due: 'Due, published',
  tax: 'Tax withheld',
  'money.note':
    'The allowance is reckoned over all facts, without awards and deductions; due and tax are the sums of published payslips.',

  'awards.title': 'Awards',
  'awards.text': '{count} awards to {students} of {all} students, {amount} yuan',
  award: 'Award',
  count: 'Number',
  winners: 'Students',
  amount: 'Amount',

  'errors.title': 'Quality errors',
  level: 'Level',
  'level.1': 'Level 1',
  'level.2': 'Level 2',
  'level.3': 'Level 3',
  'level.4': 'Level 4',
  'level.cash': 'Cash',
  entered: 'Entered',
  verified: 'Verified by both',
  company: 'Company pays',
  student: 'Student pays',
  'errors.note':
    'Amounts are of errors that both sides have verified; what students pay is capped by each allowance.',

  'hours.title': 'Hours',
  'hours.text':
    'Asked for are {from} to {to} class hours of training, 7 hours a day and 42 a week at the desk. Listed are those who fell short.',
  'hours.count': 'Short of training: {training}; short at the desk: {desk}',
  name: 'Name',
  training: 'Training hours',
  days: 'Desk days',
  shortDays: 'Under 7 h',
  weeks: 'Desk weeks',
  shortWeeks: 'Under 42 h',
  'hours.note':
    'Training counts confirmed shifts by their length; the desk counts minutes online, in weeks from Monday to Sunday that lie wholly in its stages.',

  'service.title': 'Customer service',
  stage: 'Stage',
  response: 'Mean response (s)',
  served: 'Served',
  sales: 'Sales',
  'service.note':
    'As the company’s customer-service figures were imported; response is weighed by customers served, within the stages alone.',

  'chart.date': 'Date',
  'chart.rate': 'Attendance rate by day (%)',
  'chart.money': 'Allowance by stage (yuan)',
  'chart.response': 'Mean response by day (s)',
  'chart.sales': 'Sales by day (yuan)',
  'chart.few': '{rate} ({count})',
  'chart.from': 'The axis begins a little below the lowest rate.',
  'chart.fromFew':
    'The axis begins a little below the lowest rate. A day with fewer than a quarter of the results of the class’s fullest day says too little of the class: it is not drawn, and the table says on how many results it rests.',

  'rest.response-time': 'Response time',
  'rest.sales': 'Sales',
  'rest.and': ', ',
  'rest.text': 'Not imported: no customer-service file (service.csv) has brought this yet.',
}
