/**
 * Commands that have no answer yet, kept in IndexedDB until they have one. Where a browser refuses that
 * (a private window, a full disk) they live as long as the page, and the page says so.
 */
import type { CommandPath } from '../platform/wire.ts'
import { all, write } from './database.ts'

export interface Refusal {
  code: string
  message: string
  params: Record<string, unknown>
}

export interface Waiting {
  /** The idempotency key: the same one however often it is sent. */
  key: string
  /** Whose command it is: it is sent in no other session. */
  person: string
  kind: CommandPath
  url: string
  body: unknown
  /** By the device's clock: for order only. */
  createdAt: number
  attempts: number
  /** Refused for good; kept until somebody has read why. */
  refusal?: Refusal
}

/** What the server took: should it be restored from a backup, these can be sent again for three days. */
export interface Acked {
  key: string
  ackAt: number
  person: string
  url: string
  body: unknown
  /** Of a check-in: the row as the server sealed it. */
  seal?: string | undefined
}

const memory = new Map<string, Waiting>()

/** True where it will survive the page. */
export async function keepWaiting(item: Waiting): Promise<boolean> {
  try {
    await write(['outbox'], (store) => store('outbox').put(item))
    memory.delete(item.key)
    return true
  } catch {
    memory.set(item.key, item)
    return false
  }
}

/** It waits no longer; where the server took it, both are written at once or not at all. */
export async function dropWaiting(key: string, acked?: Acked) {
  memory.delete(key)
  await write(['outbox', 'acked'], (store) => {
    store('outbox').delete(key)
    if (acked) store('acked').put(acked)
  }).catch(() => undefined)
}

/** Oldest first. */
export async function allWaiting(): Promise<Waiting[]> {
  const kept = await all<Waiting>('outbox').catch(() => [])
  const items = new Map([...kept, ...memory.values()].map((item) => [item.key, item]))
  return [...items.values()].sort((a, b) => a.createdAt - b.createdAt)
}
