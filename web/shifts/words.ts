import { words } from '../locales/plan.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the plan. */
export const t = createBook(words, () => import('../locales/plan.en.ts'))
