/** A push service as a browser's maker runs one, on this machine: it wakes whoever its addresses stand for. */
import { runtime } from '#runtime'
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Post } from '../../api/push/send.ts'

interface Woken {
  path: string
  headers: Record<string, string>
  body: string
}

/** `answers` says with which status an address answers; 201 unless told otherwise. */
export async function pushService(answers: Record<string, number> = {}) {
  const woken: Woken[] = []
  const server = await runtime.serve(async (request) => {
    const path = new URL(request.url).pathname
    woken.push({ path, headers: Object.fromEntries(request.headers), body: await request.text() })
    // Where it sends one elsewhere, that is a place of its own.
    return new Response(null, { status: answers[path] ?? 201, headers: { Location: '/elsewhere' } })
  })
  const post: Post = server.fetch
  return { woken, post, stop: server.stop }
}

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** The claims of a VAPID header whose signature is right; throws where it is not. */
export function vapidClaims(header: string, publicKey: string) {
  const [, token = '', key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
  if (key !== publicKey) throw new Error('signed by another key than the browsers know')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const hash = sha256(Buffer.from(`${head}.${claims}`))
  if (!p256.verify(bytes(signature), hash, bytes(key), { prehash: false }))
    throw new Error('a wrong signature')
  return JSON.parse(bytes(claims).toString()) as { aud: string; exp: number; sub: string }
}
