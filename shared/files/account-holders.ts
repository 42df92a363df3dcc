import type { WorkDate } from '../time/work-date.ts'

/** A student holds a desk account between two dates, both counted; null is without limit. */
export interface Holding {
  readonly account: string
  /** 学号. */
  readonly number: string
  readonly from: WorkDate | null
  readonly to: WorkDate | null
}

/** One student's unbroken time at an account; open ends are dates that sort before and after all others. */
interface Span<T> {
  readonly holding: T
  readonly from: string
  to: string
}

export interface Arranged<T> {
  readonly spans: ReadonlyMap<string, readonly Span<T>[]>
  /** Holdings that give dates of an account to a second student: nobody could say whose online time that is. */
  readonly overlaps: readonly { readonly holding: T; readonly first: T }[]
}

/** The holdings of each account in the order of time; those of one student that touch or overlap are joined. */
export function arrangeHoldings<T extends Holding>(holdings: readonly T[]): Arranged<T> {
  const spans = new Map<string, Span<T>[]>()
  const overlaps: { holding: T; first: T }[] = []
  const ordered = holdings
    .map((holding) => ({ holding, from: holding.from ?? '0000-00-00', to: holding.to ?? '9999-99-99' }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const span of ordered) {
    const ofAccount = spans.get(span.holding.account) ?? []
    spans.set(span.holding.account, ofAccount)
    const last = ofAccount.at(-1)
    if (!last || last.to < span.from) ofAccount.push(span)
    else if (last.holding.number !== span.holding.number)
      overlaps.push({ holding: span.holding, first: last.holding })
    else if (last.to < span.to) last.to = span.to
  }
  return { spans, overlaps }
}

/** 学号 of the student who held the account on the date; undefined where nobody did. */
export function holderOn({ spans }: Arranged<Holding>, account: string, date: WorkDate): string | undefined {
  const ofAccount = spans.get(account) ?? []
  let [low, high] = [0, ofAccount.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ofAccount[middle]?.from ?? '') <= date) low = middle + 1
    else high = middle
  }
  const span = ofAccount[low - 1]
  return span && date <= span.to ? span.holding.number : undefined
}
