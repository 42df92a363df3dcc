import { isWeakPassword, normalisePassword, passwordLength } from '../../shared/credentials/password.ts'
import { t } from './words.ts'

interface Owner {
  number: string
  name: string
}

const lengthOf = (password: string) => [...normalisePassword(password)].length

/** Why the server would refuse this password, in words; undefined while it is merely too short yet. */
export function refusalOf(password: string, owner: Owner): string | undefined {
  const length = lengthOf(password)
  if (length > passwordLength.max) return t('password.refused.long', { max: passwordLength.max })
  if (length < passwordLength.min || !isWeakPassword(password, owner)) return undefined
  if (!isWeakPassword(password, { number: '', name: '' })) return t('password.refused.personal')
  const few = new Set(password.toLowerCase()).size < 5
  return t(few ? 'password.refused.repeated' : 'password.refused.common')
}

export const isUsable = (password: string, owner: Owner) => !isWeakPassword(password, owner)

export type Level = 'none' | 'short' | 'fair' | 'good' | 'strong'

/** How good it is by length and variety, in words: no meter tells more than they do. */
export function strengthOf(password: string, owner: Owner): { level: Level; words: string } {
  const length = lengthOf(password)
  if (!length || refusalOf(password, owner)) return { level: 'none', words: '' }
  const missing = passwordLength.min - length
  if (missing > 0) return { level: 'short', words: t('password.more', { count: missing }) }
  const kinds = [/\d/, /[a-z]/, /[A-Z]/, /[^\da-zA-Z]/].filter((kind) => kind.test(password)).length
  const points = length + 2 * kinds
  const level = points >= 26 ? 'strong' : points >= 20 ? 'good' : 'fair'
  return { level, words: t(`password.${level}`) }
}
