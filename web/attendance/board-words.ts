import { words } from '../locales/board.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the board and of a student's days, for those in charge. */
export const t = createBook(words, () => import('../locales/board.en.ts'))
