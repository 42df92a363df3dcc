import { words } from '../locales/credentials.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/credentials.en.ts'))
