import { words } from '../locales/season-report.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/season-report.en.ts'))
export type Word = keyof typeof words
