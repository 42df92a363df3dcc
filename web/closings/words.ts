import { words } from '../locales/closings.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/closings.en.ts'))
