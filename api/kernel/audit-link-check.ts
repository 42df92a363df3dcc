import type { auditEvent, auditLink } from './audit.ts'
import { linkHash } from '../../shared/audit/chain.ts'

/** What can be wrong with a log, in words for whoever reads the report. */
export type Flaw =
  | 'event-missing'
  | 'event-altered'
  | 'event-not-linked'
  | 'event-repeated'
  | 'link-broken'
  | 'hash-wrong'
  | 'checkpoint-forged'
  | 'checkpoint-contradicted'

type Link = typeof auditLink.$inferSelect
type Event = typeof auditEvent.$inferSelect

/** What is wrong with one link, its event and its place after `prev`; nothing if all hold. */
export function holds(prev: string, link: Link, event: Event | null): Flaw | undefined {
  if (!event) return 'event-missing'
  if (link.prev !== prev) return 'link-broken'
  if (event.id !== link.eventId || !saysTheSame(event)) return 'event-altered'
  return linkHash(link.seq, prev, event.bytes) === link.h ? undefined : 'hash-wrong'
}

/** The columns repeat what the bytes say, for searching; only the bytes are covered by the hash. */
function saysTheSame({ id, at, actorId, action, target, bytes }: Event): boolean {
  const said = parsed(bytes)
  return (
    said.id === id &&
    said.at === at &&
    said.actor === actorId &&
    said.action === action &&
    said.target === target
  )
}

function parsed(bytes: string): Record<string, unknown> {
  try {
    return JSON.parse(bytes) as Record<string, unknown>
  } catch {
    return {}
  }
}
