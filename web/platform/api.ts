/**
 * The one way to the server. An answer counts only when it is the API's own (`X-Api: 1` and JSON): a hotel
 * network's log-in page is no check-in. A command carries the key under which it was stored before, and where
 * the permission table asks for it the signature of this device.
 */
import { takeEarly } from '../shell/early.ts'
import { Failure } from './failure.ts'
import { locale } from './locale.ts'
import type { Answer, QueryPath } from './wire.ts'

const patience = 15_000

export async function get<P extends QueryPath>(path: string): Promise<Answer<P>> {
  return (await exchange(
    path,
    { headers: { 'Accept-Language': locale.value } },
    takeEarly(path),
  )) as Answer<P>
}

/**
 * Sends a command; sent again with the same key it has the same one effect. One that was stored says whose it is:
 * somebody else may have signed in since, in another tab, and has not said that.
 */
export async function post(path: string, body: unknown, key: string, person = ''): Promise<unknown> {
  const text = JSON.stringify(body)
  const proof = await proofOf(path, text)
  return exchange(path, {
    method: 'POST',
    headers: {
      'Accept-Language': locale.value,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      ...(proof && { 'X-Proof': proof }),
      'X-Person': person,
    },
    body: text,
  })
}

/** Good for one signature, and not for long. */
export const freshNonce = async () => (await get<'/api/sessions/nonce'>('/api/sessions/nonce')).nonce

/** Attendance needs none and waits for nothing: what signs is no part of the first screen. */
async function proofOf(path: string, body: string) {
  if (path.startsWith('/api/attendance/')) return undefined
  const signer = await import('../devices/proof.ts').catch((error: unknown) => {
    throw new Failure('unreachable', 'unreachable', String(error))
  })
  return signer.proofFor(path, body, freshNonce)
}

async function exchange(path: string, init: RequestInit, early?: Promise<Response>): Promise<unknown> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patience)
  try {
    const response = await (early ?? fetch(path, { ...init, signal: abort.signal }))
    return await understood(response)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('unreachable', 'unreachable', String(error))
  } finally {
    clearTimeout(timer)
  }
}

/** What an answer says; only the API’s own is one. */
export async function understood(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (response.headers.get('x-api') !== '1' || !type.includes('json')) {
    throw new Failure(response.status >= 500 ? 'later' : 'unreachable', 'not-ours')
  }
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const { code = '', message = '', params = {} } = (answer as { fault?: Partial<Failure> }).fault ?? {}
  throw new Failure(kindOf(response.status, code), code, message, params)
}

function kindOf(status: number, code: string) {
  if (status === 401) return 'signed-out'
  // Nobody sends a PIN again by itself: how long to wait is for the reader.
  if (code === 'pin-locked') return 'refused'
  return status >= 500 || status === 429 || code === 'in-progress' ? 'later' : 'refused'
}
