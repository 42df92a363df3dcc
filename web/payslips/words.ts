import { words } from '../locales/signing.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/signing.en.ts'))
