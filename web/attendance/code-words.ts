import { words } from '../locales/code.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/code.en.ts'))
