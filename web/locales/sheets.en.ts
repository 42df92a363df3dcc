import type { words as chinese } from './sheets.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  title: 'Export sheets',
  text: 'They hold whole ID and card numbers. Each export is listed for every student who is in it.',
  kind: 'Sheet',
  'kind.sign-off': 'Sign-off',
  'kind.tax': 'Tax',
  class: 'Class',
  all: 'All classes',
  format: 'Format',
  'format.xlsx': 'Excel',
  'format.pdf': 'PDF',
  'format.csv': 'CSV',
  make: 'Export',
  making: 'Working, this takes some seconds…',
  done: 'Saved to downloads: {name}',
}
