import { columnsOf } from './templates.ts'
import type { TableName } from './tables.ts'

/** Of the tables that bring facts: people stand in them by their 学号. */
export type FactName = Exclude<TableName, 'roster' | 'staff'>

/** Where minutes come by account, it is the student that is kept. */
const notKept: Partial<Record<FactName, string>> = { online: 'account' }

const kept = (name: Exclude<FactName, 'plan'>) =>
  Object.entries(columnsOf(name)).flatMap(([field, column]) => (field === notKept[name] ? [] : [column]))

/** The headers under which a kept row is shown. */
export const shownColumns = (name: FactName): string[] =>
  name === 'plan' ? ['日期', '班级', '班次'] : kept(name).map(({ header }) => header)

/** The cells of a kept row as a file would have them: words for what they mean, nothing for a blank. */
export function shownCells(name: FactName, subject: string, content: string): string[] {
  if (name === 'plan') {
    const [date = '', ...className] = subject.split(' ')
    return [date, className.join(' '), content]
  }
  const values = JSON.parse(content) as unknown[]
  return kept(name).map(({ read: { words } }, i) => cellText(values[i], words))
}

/** A value as the cell would say it. */
export function cellText(value: unknown, words?: ReadonlyMap<unknown, string>): string {
  if (Array.isArray(value)) return value.map((one) => cellText(one, words)).join('、')
  return value === null || value === undefined ? '' : (words?.get(value) ?? String(value))
}
