/** What a use-case is given: the caller, the clock, the database and the keys. Nothing is ambient. */
import type { Proof } from '../../shared/devices/proof.ts'
import type { Reads } from '../files/reads.ts'
import type { Database, Write } from './db.ts'
import type { Keys } from './keys.ts'

export type Via = 'web' | 'chat' | 'cli' | 'job' | 'demo'
export type Locale = 'zh-CN' | 'en'

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** What another clock of the world says, by this one: only where this one runs apart from the world's. */
  heard?(at: number): number
}

export interface Caller {
  via: Via
  requestId: string
  locale: Locale
  /** SHA-256 of the session token, base64url; absent for strangers and for the operator. */
  session?: string
  /** The chat account that asks, by the messenger's own id: its active binding stands in for a session. */
  chat?: string
  /** What a chat writes down in the batch of the effect, so that a message that is delivered again has it once. */
  claim?: Claim
  /** For whom the command was stored, where the browser says so: another tab may have changed the session meanwhile. */
  speaksFor?: string
  /** What was asked, for refusals and replays: 'POST /api/attendance/check-in'. */
  route: string
  /** Where it came from, as the one configured source says; '' where nobody knows. */
  address?: string
  /** Under which address the site is open in the browser that asks: what a passkey is bound to. */
  origin?: string
  /** What the browser calls itself, cut short. */
  agent?: string
  /** SHA-256 of a command's body, hex. */
  bodyHash?: string
  /** The device's signature over the command, unchecked. */
  proof?: Proof
  /** The client's key for this command, and what is kept of its body to know it again. */
  key?: { id: string; bodyHash: string }
}

export interface Claim {
  writes: Write[]
  /** Set by the commit that has written them. */
  done: boolean
}

export interface Ctx {
  clock: Clock
  db: Database
  keys: Keys
  newId(): string
  /** Where files are taken apart; in the verb itself unless the runtime has a better place. */
  reads?: Reads
  /** Makes a checked copy of the database, where one is due; left out where that is the database provider's. */
  backUp?: (opened: Omit<Ctx, 'caller'>) => Promise<void>
  caller: Caller
}
