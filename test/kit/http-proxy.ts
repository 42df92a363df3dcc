/** What stands between a phone and the server: it passes everything on, or answers itself, or is not there. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface Said {
  status: number
  headers: Record<string, string>
  body: string
}

/** What becomes of a request: an answer of the proxy's own, none at all, or what the server says, perhaps changed. */
export type Rule = (asked: {
  method: string
  path: string
}) => Said | 'cut' | 'stall' | ((body: string) => string) | undefined

export interface HttpProxy {
  url: string
  rule: Rule
  /** Every request so far, as `POST /api/…`, with its key. */
  seen: { what: string; key: string }[]
  stop(): Promise<void>
}

export const ours = (status: number, fault: Record<string, unknown> = {}): Said => ({
  status,
  headers: { 'X-Api': '1', 'Content-Type': 'application/json' },
  body: JSON.stringify({ fault: { params: {}, ...fault } }),
})
export const html = (status: number, body: string): Said => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body,
})

export async function httpProxy(target: () => string): Promise<HttpProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((asked, answer) => {
    const what = `${asked.method} ${asked.url}`
    proxy.seen.push({ what, key: String(asked.headers['idempotency-key'] ?? '') })
    const said = proxy.rule({ method: asked.method!, path: asked.url! })
    if (said === 'cut') return asked.socket.destroy()
    if (said === 'stall') return
    if (typeof said === 'object') return answer.writeHead(said.status, said.headers).end(said.body)
    pass(target(), asked, answer, said)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const proxy: HttpProxy = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    rule: () => undefined,
    seen: [],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return proxy
}

function pass(
  target: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  change?: (b: string) => string,
) {
  const { method = 'GET', url = '/', headers } = asked
  const plain = change ? { ...headers, 'accept-encoding': 'identity' } : headers
  const sent = request(target + url, { method, headers: plain }, (response) => {
    if (!change) {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
      return
    }
    let body = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => (body += chunk))
    response.once('end', () => {
      const { 'content-length': _length, ...rest } = response.headers
      answer.writeHead(response.statusCode ?? 502, rest).end(change(body))
    })
  })
  sent.once('error', () => asked.socket.destroy())
  asked.pipe(sent)
}
