import { takeToken } from '../shell/early.ts'

/**
 * The token of a slip or of a link stands behind the #, where no server sees it. The inline script has taken it out
 * of the address before anything else ran; the hash is that of a link opened while the page is open already.
 */
export function takeTokenOf(hash: string): string {
  const token = takeToken() || hash.replace(/^#/, '')
  return /^[\w-]{16,128}$/.test(token) ? token : ''
}
