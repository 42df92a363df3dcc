import type { words as chinese } from './chart.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  label: 'Chart: {title}. The table below it has the same numbers.',
  table: 'Show as a table',
  all: 'Show all {count} rows',
}
