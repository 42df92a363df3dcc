/**
 * The outbox: a command is stored with its key before it is sent and dropped only when the server has
 * answered, so that a lost answer loses nothing and doubles nothing. "Refused" is not "try again": a
 * refusal stays until somebody has read it.
 */
import { shallowReactive } from 'vue'
import { post } from '../platform/api.ts'
import { deviceNow, serverNow } from '../platform/clock.ts'
import { asFailure, Failure } from '../platform/failure.ts'
import { newKey } from '../platform/new-key.ts'
import { refetch } from '../platform/query-cache.ts'
import type { CommandPath } from '../platform/wire.ts'
import { allWaiting, dropWaiting, keepWaiting, type Refusal, type Waiting } from './store.ts'

interface Caller {
  resolve: (answer: unknown) => void
  reject: (failure: Failure) => void
}

/** What waits of the person who is signed in; `durable` is false where it would not survive the page. */
export const outbox = shallowReactive<{ items: Waiting[]; durable: boolean }>({ items: [], durable: true })

const callers = new Map<string, Caller>()
let person = ''
let known: (() => void) | undefined
const someone = new Promise<void>((resolve) => {
  known = resolve
})
let running: Promise<void> | undefined
let again = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** The server itself asked for patience. */
let patient = false

/** Stores a command, sends it, and gives the answer; refused, it throws. Unreachable, it goes on waiting. */
export async function send(kind: CommandPath, url: string, body: unknown, key = newKey()): Promise<unknown> {
  if (!person) await someone
  const item: Waiting = { key, person, kind, url, body, createdAt: deviceNow(), attempts: 0 }
  outbox.durable = await keepWaiting(item)
  const settled = new Promise<unknown>((resolve, reject) => callers.set(key, { resolve, reject }))
  await look()
  void drain()
  return settled
}

/** From now on this person's commands are sent; those of others stay where they are. */
export async function openOutbox(personId: string) {
  if (person === personId) return
  person = personId
  known?.()
  await look()
  void drain()
}

/** Who asked has left the page: a refusal is then for the outbox to tell. */
export const abandon = (key: string) => void callers.delete(key)

export async function dismiss(key: string) {
  await dropWaiting(key)
  await look()
}

async function look() {
  const all = await allWaiting()
  outbox.items = all.filter((item) => item.person === person)
  // Another tab may have sent it: its answer went there, the state comes with the next question; a refusal is here.
  for (const [key, caller] of callers) {
    const item = all.find((one) => one.key === key)
    if (item?.refusal) void refuse(item, item.refusal).then(look)
    if (item) continue
    callers.delete(key)
    caller.resolve(undefined)
  }
}

/** Sends what waits, oldest first, one tab at a time. */
export function drain(): Promise<void> {
  again = true
  running ??= (async () => {
    while (again) {
      again = false
      if (navigator.locks) await navigator.locks.request('daogang.outbox', sendAll)
      else await (await import('./lease.ts')).withLease('outbox', sendAll).catch(() => undefined)
    }
  })().finally(() => {
    running = undefined
  })
  return running
}

async function sendAll() {
  clearTimeout(timer)
  patient = false
  await look()
  let last: Failure | undefined
  for (const item of outbox.items) {
    if (item.refusal) continue
    const failure = await sendOne(item)
    last = failure ?? last
    // One at which the server stumbles does not hold up those behind it; without a server nothing goes.
    if (failure && failure.kind !== 'later') break
  }
  if (last) wait(last)
}

async function sendOne(item: Waiting): Promise<Failure | undefined> {
  try {
    const answer = await post(item.url, item.body, item.key, item.person)
    failures = 0
    const caller = callers.get(item.key)
    callers.delete(item.key)
    caller?.resolve(answer)
    const { key, person: whose, url, body } = item
    await dropWaiting(key, {
      key,
      person: whose,
      url,
      body,
      seal: sealOf(answer),
      ackAt: serverNow() ?? deviceNow(),
    })
    void refetch()
  } catch (error) {
    const failure = asFailure(error)
    if (failure.kind !== 'refused') {
      await keepWaiting({ ...item, attempts: item.attempts + 1 })
      await look()
      return failure
    }
    await refuse(item, failure)
  }
  await look()
  return undefined
}

const sealOf = (answer: unknown) => (answer as { seal?: string } | null)?.seal

/** Who asked and is still there reads the reason in place; else it waits in the outbox to be read. */
async function refuse(item: Waiting, { code, message, params }: Refusal) {
  const caller = callers.get(item.key)
  callers.delete(item.key)
  if (caller) await dropWaiting(item.key)
  else await keepWaiting({ ...item, refusal: { code, message, params } })
  caller?.reject(new Failure('refused', code, message, params))
  void refetch()
}

/** 2 s, 4 s … 5 min and a little by chance, so that a class does not come back all at once. */
function wait(failure: Failure): void {
  // Whoever looks on is asked to sign in; nothing is lost meanwhile.
  if (failure.kind === 'signed-out') return void refetch()
  patient = failure.kind === 'later'
  const delay = Math.min(300_000, 2_000 * 2 ** failures)
  failures += 1
  timer = setTimeout(() => void drain(), delay * (0.75 + Math.random() / 2))
}

/** No browser event can be relied on, inside WeChat least of all: open, online, shown, and every 30 s. */
export function startOutbox() {
  window.addEventListener('online', () => void drain())
  document.addEventListener('visibilitychange', () => void (document.hidden || drain()))
  setInterval(() => void (!patient && outbox.items.some((item) => !item.refusal) && drain()), 30_000)
}
