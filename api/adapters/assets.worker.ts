/** The built app beside the Worker: files that the platform keeps, which are served with headers of ours. */
import { contentSecurityPolicy } from '../kernel/csp.ts'
import type { Inlined } from '../kernel/csp.ts'

export interface Bound {
  ASSETS?: { fetch(request: Request): Promise<Response> }
}

/** The built app carries the font of the sheets as one more of its files. */
export async function fontOf({ ASSETS }: Bound): Promise<Uint8Array> {
  const found = await ASSETS?.fetch(new Request('https://assets.local/fonts/sheets.ttf'))
  if (!found?.ok) throw new Error('the assets have no fonts/sheets.ttf')
  return new Uint8Array(await found.arrayBuffer())
}

export const isForTheApi = ({ url }: Request) =>
  /^\/(api|\.well-known|healthz|readyz)(\/|$)/.test(new URL(url).pathname)

/** The built app's file: what is named by its content for a year, pages fresh each time and with their policy. */
export async function asset(request: Request, { ASSETS }: Bound): Promise<Response> {
  if (!ASSETS) return new Response(null, { status: 404 })
  const found = await ASSETS.fetch(request)
  const kept = found.ok && new URL(request.url).pathname.startsWith('/assets/')
  const html = /html/.test(found.headers.get('content-type') ?? '')
  // For what is not there the platform gives the app's page: under a file's name it would be kept for a year.
  if (kept && html) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const headers = new Headers(found.headers)
  headers.set('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (html) {
    const inlined = await ASSETS.fetch(new Request(new URL('/csp.json', request.url)))
    headers.set('Content-Security-Policy', contentSecurityPolicy((await inlined.json()) as Inlined))
  }
  return new Response(found.body, { status: found.status, headers })
}
