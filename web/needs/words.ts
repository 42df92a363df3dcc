import { words } from '../locales/needs.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/needs.en.ts'))
