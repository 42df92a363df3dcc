/** What of a request says which dates it is about. */
export type Dated =
  | { readonly kind: 'correction'; readonly date: string }
  | { readonly kind: 'leave'; readonly fromDate: string; readonly toDate: string }
  | { readonly kind: 'swap'; readonly exchanges: readonly { readonly date: string }[] }

/** Whether a request is about the date. */
export function isAbout(request: Dated, date: string): boolean {
  if (request.kind === 'correction') return request.date === date
  if (request.kind === 'leave') return request.fromDate <= date && date <= request.toDate
  return request.exchanges.some((e) => e.date === date)
}
