import type { Locale } from '../api/kernel/ctx.ts'
import { wallClock } from '../shared/time/instant.ts'
import { words as en } from './locales/en.ts'
import { words as zh } from './locales/zh-CN.ts'

export type Word = keyof typeof zh
type Params = Record<string, string | number>
interface Reader {
  locale: Locale
  zone?: string
}

/** A sentence of the chat in the reader's language. */
export function say({ locale }: Reader, word: Word, params: Params = {}): string {
  const text: string = (locale === 'en' ? en : zh)[word]
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** 11月12日 */
export function day(reader: Reader, date: string): string {
  const [, month, of] = date.split('-').map(Number) as [number, number, number]
  return say(reader, 'date', {
    month: reader.locale === 'en' ? say(reader, 'months').split(' ')[month - 1]! : month,
    of,
  })
}

/** 16:41 by the school's clock. */
export const time = ({ zone = 'UTC' }: Reader, at: number): string => wallClock(at, zone).time

/** 王老师, 李主管: somebody of the staff, without the whole name. */
export function called(reader: Reader, name: string | null, as: 'teacher' | 'supervisor'): string {
  return name === null
    ? ''
    : say(reader, as === 'teacher' ? 'called.teacher' : 'called.supervisor', { name: [...name][0] ?? '' })
}
