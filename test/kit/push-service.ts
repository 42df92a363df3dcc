/** A push service as a browser's maker runs one, on this machine: it wakes whoever its addresses stand for. */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Post } from '../../api/push/send.ts'
import { afterwards } from './database.ts'

interface Woken {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** `answers` says with which status an address answers; 201 unless told otherwise. */
export async function pushService(answers: Record<string, number> = {}) {
  const woken: Woken[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const path = request.url ?? ''
      woken.push({ path, headers: request.headers, body })
      response.writeHead(answers[path] ?? 201).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  afterwards(() => void server.close())
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  /** What goes to the browser's maker comes here: there is no certificate for his name on this machine. */
  const post: Post = (url, init) => fetch(url.replace(/^https:\/\/[^/]+/, here), init)
  return { woken, post, stop: () => server.close() }
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
