/**
 * A way by which notices leave: chat, a group's robot. Entry files hand the channels to `tick`, so that the jobs know
 * none of them; a fact never waits for one.
 */
import type { SQL } from 'drizzle-orm'
import type { NoticeKind } from '../../shared/notices/kinds.ts'
import type { Ctx, Locale } from '../kernel/ctx.ts'
import type { Write } from '../kernel/db.ts'

export interface Channel {
  name: string
  /** The kinds that it carries; all unless given. */
  kinds?: readonly NoticeKind[]
  /** How long it has to leave between two messages to one address. */
  pauseMs?: number
  /**
   * A select of `person_id`, `address`, `locale` and `since`: whom it reaches now, where, in which language, and of notices
   * from when on. What waits for somebody who is no longer in it is dropped.
   */
  recipients(ctx: Ctx): SQL
  /** Delivers one notice to one address. It may be asked again for what was delivered already: the answer may have been lost. */
  send(ctx: Ctx, out: Outgoing): Promise<Outcome>
  /** Brings messages up to date that show more than a moment: what they are about may have been decided elsewhere. */
  refresh?(ctx: Ctx): Promise<void>
  /** What else is written when the address is gone for good. The person is told in the app. */
  gone?(ctx: Ctx, out: Outgoing): Write[]
}

export interface Outgoing {
  noticeId: string
  personId: string
  kind: NoticeKind
  about: string
  params: Record<string, string>
  at: number
  locale: Locale
  address: string
}

export type Outcome =
  | { ok: true; message?: string }
  /** `againInMs`: not before then. `gone`: nothing reaches this address any more. */
  | { ok: false; error: string; againInMs?: number; gone?: true }
