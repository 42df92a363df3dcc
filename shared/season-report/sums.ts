import { money, sum } from '../money/money.ts'
import { shown } from '../money/round.ts'

export type Parts = Readonly<Record<string, string>>

const added = (texts: readonly string[]) => shown(sum(texts.map((text) => money(text))))

/** Parts of several people or rows added up, each as shown: what is shown already adds up downwards. */
export const amounts = (all: readonly Parts[]): Record<string, string> => {
  const keys = [...new Set(all.flatMap((parts) => Object.keys(parts)))]
  return Object.fromEntries(keys.map((key) => [key, added(all.map((parts) => parts[key] ?? '0'))]))
}

/** The same of an allowance, with the sum of its parts as they are shown. */
export function allowanceOf(all: readonly Parts[]): Record<string, string> {
  const parts = amounts(all)
  return { ...parts, sum: added(Object.values(parts)) }
}
