import type { Locale } from '../kernel/ctx.ts'
import type { Counts } from '../seasons/compare.ts'

const words = {
  'zh-CN': {
    columns: ['表', '新增', '变更', '撤下', '未变'],
    nothing: '没有任何变化。',
    ignored: (names: string) => `未读取：${names}`,
    refused: (count: number) => `跳过了 ${count} 处错误所在的行。`,
  },
  en: {
    columns: ['table', 'new', 'changed', 'withdrawn', 'unchanged'],
    nothing: 'Nothing changed.',
    ignored: (names: string) => `not read: ${names}`,
    refused: (count: number) => `The rows of ${count} errors were skipped.`,
  },
} as const

interface Report {
  counts: Record<string, Counts>
  applied: boolean
  ignored: readonly string[]
  problems: readonly unknown[]
}

/** What an import did, table by table, for somebody at a terminal. */
export function importReport({ counts, applied, ignored, problems }: Report, locale: Locale): string {
  const { columns, nothing, ignored: notRead, refused } = words[locale]
  const rows = Object.entries(counts).map(([name, c]) => [
    name,
    ...[c.new, c.changed, c.withdrawn, c.unchanged].map(String),
  ])
  const lines = [
    ...aligned([[...columns], ...rows]),
    ...(ignored.length ? [notRead(ignored.join(', '))] : []),
    ...(problems.length ? [refused(problems.length)] : []),
    ...(applied ? [] : [nothing]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** Names to the left, numbers to the right. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  const gap = (cell: string, i: number) => ' '.repeat((widths[i] ?? 0) - width(cell))
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell + gap(cell, i) : gap(cell, i) + cell)).join('  '),
  )
}

/** A Chinese character takes the room of two letters. */
const width = (text: string) =>
  Array.from(text, (c): number => (c > '\u2e80' ? 2 : 1)).reduce((a, b) => a + b, 0)
