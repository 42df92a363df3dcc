import { headerName } from './header.ts'
import type { TableName } from './tables.ts'

/** What the tables are called by people: the name of a sheet, or of a file. */
export const tableNames: { readonly [N in TableName]: string } = {
  roster: '名册',
  accounts: '账号',
  plan: '排班',
  assessments: '考核',
  attendance: '考勤',
  online: '在线时长',
  violations: '违纪',
  errors: '质检差错',
  awards: '奖励',
  staff: '教职工',
  rooms: '教室',
  insurance: '保险',
  points: '积分',
  service: '客服数据',
}

const known = new Map(
  (Object.keys(tableNames) as TableName[]).flatMap((name) => [
    [name as string, name] as const,
    [tableNames[name], name] as const,
  ]),
)

/** The table that a sheet or a file is called after, in Chinese or English, with or without its ending. */
export const tableCalled = (name: string): TableName | undefined =>
  known.get(headerName(name.replace(/\.(?:csv|xlsx)$/i, '')).toLowerCase())
