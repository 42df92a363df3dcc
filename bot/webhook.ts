/**
 * Where the messenger delivers: a path that nobody guesses, and a secret in the header, both made of one setting.
 * Whoever has neither learns nothing and costs nothing: the database is not asked.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Update } from 'grammy/types'
import { Busy } from './admit.ts'

const mostBytes = 64 * 1024
export const webhookHeader = 'x-telegram-bot-api-secret-token'

const made = (secret: string, purpose: string) =>
  bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`daogang/bot/${purpose}`)))

export const webhookPath = (secret: string): string => `/bot/${made(secret, 'path').slice(0, 32)}`
export const webhookToken = (secret: string): string => made(secret, 'token')

/** Answers one delivery: 200 when it has been dealt with, 503 where it is to be delivered again. */
export async function takeDelivery(
  request: Request,
  secret: string,
  handle: () => Promise<{ handleUpdate(update: Update): Promise<void> }>,
): Promise<Response> {
  // Without a secret nothing is a delivery.
  if (!secret) return empty(401)
  const given = utf8ToBytes(request.headers.get(webhookHeader) ?? '')
  const wanted = utf8ToBytes(webhookToken(secret))
  const path = new URL(request.url).pathname
  if (path !== webhookPath(secret) || request.method !== 'POST' || !equal(given, wanted)) return empty(401)
  const body = await bounded(request)
  if (body === undefined) return empty(413)
  const update = parsed(body)
  if (!update) return empty(400)
  try {
    await (await handle()).handleUpdate(update)
    return empty(200)
  } catch (error) {
    const { error: cause = error } = error as { error?: unknown }
    if (!(cause instanceof Busy))
      console.error(JSON.stringify({ event: 'chat_failed', error: String(cause).slice(0, 200) }))
    return new Response(null, { status: 503, headers: { 'Retry-After': '5' } })
  }
}

const empty = (status: number) => new Response(null, { status })

/** Both ways of the same length of time, wherever they begin to differ. */
const equal = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.reduce((differ, byte, n) => differ | (byte ^ b[n]!), 0) === 0

/** The body, or undefined where it is too long, whatever it says of its own length. */
async function bounded(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.length
    if (length > mostBytes) return undefined
    parts.push(part)
  }
  return new TextDecoder().decode(await new Blob(parts as BlobPart[]).arrayBuffer())
}

function parsed(text: string): Update | undefined {
  try {
    const update = JSON.parse(text) as Update
    return Number.isSafeInteger(update?.update_id) ? update : undefined
  } catch {
    return undefined
  }
}
