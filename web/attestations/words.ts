import { words } from '../locales/attestations.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

export const t = createBook(words, () => import('../locales/attestations.en.ts'))
