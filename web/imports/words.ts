import { words } from '../locales/imports.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/imports.en.ts'))
export type TableWord = keyof typeof words & `table.${string}`
export const isTable = (name: string): name is TableWord => name in words
