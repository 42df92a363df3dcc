import { words } from '../locales/settlement.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/settlement.en.ts'))
