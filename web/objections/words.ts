import { words } from '../locales/objections.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/objections.en.ts'))
