import { awardCard } from './award-card.ts'
import { returnCard } from './return-card.ts'
import { rollCallCard } from './roll-call-card.ts'
import type { Card } from './show.ts'
import { summaryCard } from './summary-card.ts'

/** What there are messages about that change, each by the first word of its item's name. */
const cards: Record<string, Card> = {
  'roll-call': rollCallCard,
  return: returnCard,
  summary: summaryCard,
  award: awardCard,
}

const unknown: Card = async () => undefined

export const cardOf = (item: string): Card => cards[item.split(':')[0]!] ?? unknown
