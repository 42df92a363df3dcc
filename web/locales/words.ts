import { createBook } from '../platform/locale.ts'
import { words } from './zh-CN.ts'

export type Word = keyof typeof words

/** The words that every page may need. */
export const t = createBook(words, () => import('./en.ts'))
