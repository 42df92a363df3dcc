import { words } from '../locales/deliveries.zh-CN.ts'
import { createBook } from '../platform/locale.ts'

/** The words of the channels. */
export const t = createBook(words, () => import('../locales/deliveries.en.ts'))

const kinds = ['roll-call-due', 'return-alert', 'return-summary', 'day-report'] as const
/** What a notice is about, in a word; what it says is not the admin's to read. */
export const kindWord = (kind: string) => t(`kind.${kinds.find((one) => one === kind) ?? 'other'}`)

/** What went wrong; codes of the services stand as they are. */
export const errorWord = (error: string | null) =>
  error === 'no connection' ? t('noConnection') : (error ?? '')

const channels = ['robot', 'telegram'] as const
export function channelWord(name: string) {
  const known = channels.find((one) => one === name)
  return known ? t(`channel.${known}`) : name
}
