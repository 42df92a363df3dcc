/** A configured server with a school in its file, a browser, and people whose sessions are in that file already. */
import { afterAll, beforeAll } from 'vitest'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { sessionCookie } from '../../api/kernel/http.ts'
import type { Database } from '../../api/kernel/db.ts'
import type { Keys } from '../../api/kernel/keys.ts'
import { openBrowser, openPhone, startServer, type BrowsedServer, type Phone } from '../kit/browser.ts'
import { servedFile } from '../kit/server.ts'
import { tokenOf } from '../kit/token.ts'

type PhoneOptions = Parameters<typeof openPhone>[2]

/** The server of this file and a browser for all of its tests; `fill` writes what is there before it starts. */
export function configured(fill: (db: Database, keys: Keys) => Promise<void>) {
  let [server, browser]: [BrowsedServer?, Browser?] = []
  const phones: Phone[] = []
  beforeAll(async () => {
    const served = await servedFile(fill)
    ;[server, browser] = await Promise.all([startServer(served.env), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  async function phone(options?: PhoneOptions): Promise<Page> {
    const opened = await openPhone(browser!, server!.url, options)
    opened.page.setDefaultTimeout(20_000)
    phones.push(opened)
    return opened.page
  }
  return {
    url: () => server!.url,
    /** What the server has printed at its console. */
    printed: () => server!.printed(),
    phone,
    /** The page of somebody who is signed in by the session that the kit has made. */
    async as(number: string, options?: PhoneOptions): Promise<Page> {
      return signedIn(await phone(options), number)
    },
    wrong: () => phones.flatMap(({ wrong }) => wrong),
  }
}

/** This browser with the session of somebody of the kit's school. */
export async function signedIn(page: Page, number: string): Promise<Page> {
  // Chromium takes a cookie with this prefix for HTTPS alone from here, and sends it to localhost as well.
  const url = 'https://localhost/'
  const cookie = { name: sessionCookie, value: tokenOf(number), url, secure: true, httpOnly: true }
  await page.context().addCookies([cookie])
  return page
}

/** A platform authenticator that verifies its owner by itself and keeps passkeys. */
export async function withAuthenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}
