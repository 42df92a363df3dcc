import { words } from '../locales/verify.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/verify.en.ts'))
