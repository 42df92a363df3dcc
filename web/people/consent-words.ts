import { t } from './people-words.ts'
import type { Listed } from './usePeople.ts'

/** 基本 · 证件银行卡; what is refused is said, what was not asked yet is left out. */
export function consentWords({ consents }: Pick<Listed, 'consents'>): string {
  const kinds = (['basic', 'card-id'] as const).flatMap((kind) => {
    if (consents[kind] === null) return []
    return t(consents[kind] ? `consent.${kind}` : `consent.refused.${kind}`)
  })
  return kinds.join(' · ') || t('consent.none')
}
