import { onMounted, shallowReactive } from 'vue'
import type { Verified } from '../../shared/payouts/receipt.ts'
import { get } from '../platform/api.ts'
import { urlOf } from '../platform/useQuery.ts'
import { knownKeys, type PublicKeys } from './known-keys.ts'

export type Standing = 'valid' | 'void' | 'unknown' | 'offline'

interface Shown {
  verified: Verified | undefined
  standing: Standing | undefined
  noKeys: boolean
}

// Heavy; on its way while somebody looks for the receipt, so that it is there without a network too.
const arithmetic = () => import('../../shared/payouts/receipt.ts')

/** Checks a receipt here, and asks the server only whether a genuine one still stands. */
export function useVerify() {
  const shown = shallowReactive<Shown>({ verified: undefined, standing: undefined, noKeys: false })
  let keys: Promise<PublicKeys | undefined> | undefined

  async function check(text: string) {
    shown.verified = undefined
    shown.standing = undefined
    const [known, { verifyReceipt }] = await Promise.all([(keys ??= knownKeys()), arithmetic()])
    shown.noKeys = known === undefined
    if (!known) keys = undefined
    else shown.verified = verifyReceipt(text, known)
    if (shown.verified?.ok) shown.standing = await standingOf(shown.verified.hash)
  }

  onMounted(async () => {
    keys = knownKeys()
    void arithmetic().catch(() => undefined)
    // What a receipt's QR code says: which signature it is, so that the server can be asked about it.
    const [, hash] = /^#([0-9a-f]{64})$/.exec(location.hash) ?? []
    if (hash) shown.standing = await standingOf(hash)
  })
  return { shown, check }
}

async function standingOf(hash: string): Promise<Standing> {
  try {
    return (await get<'/api/receipts/:hash'>(urlOf('/api/receipts/:hash', { hash }))).state
  } catch {
    return 'offline'
  }
}
