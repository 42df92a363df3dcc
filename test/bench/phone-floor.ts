/** The floor of the phone's first screen: a page with the same words and hardly a script, served as the app is. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'

const script = `document.querySelector('button')?.addEventListener('click', () => { document.title = '签到' })
Object.assign(window, { ready: performance.now() })`

const pageOf = (words: string[]) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>到岗</title>
<style>body{font:16px/1.6 system-ui;margin:16px}button{width:200px;height:200px;border-radius:50%}</style>
<script type="module" src="/ready.js"></script></head>
<body><h1>${words[0]}</h1><button>签到</button>${words.map((word) => `<p>${word}</p>`).join('')}</body></html>`

/** `words` are the lines of the app's first screen. */
export async function serveFloor(words: string[]) {
  const files = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: brotliCompressSync(pageOf(words)) }],
    ['/ready.js', { type: 'text/javascript', body: brotliCompressSync(script) }],
  ])
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (!file) return response.writeHead(404).end()
    return response.writeHead(200, { 'Content-Type': file.type, 'Content-Encoding': 'br' }).end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, stop: () => server.close() }
}
