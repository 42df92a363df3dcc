import { words } from '../locales/more.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The places that the bar of a phone has no room for. */
export const t = createBook(words, () => import('../locales/more.en.ts'))
export type MoreWord =
  | 'plan'
  | 'audit'
  | 'violations'
  | 'quality'
  | 'awards'
  | 'points'
  | 'assessments'
  | 'online'
  | 'repairs'
  | 'report'
  | 'deliveries'
  | 'returns'
  | 'payouts'
  | 'signatures'
  | 'seasonReport'
  | 'people'
  | 'rooms'
  | 'import'
