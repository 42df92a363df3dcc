import { readSetting, keepSetting } from '../platform/storage.ts'

export type PublicKeys = Record<string, string>

/** The keys that the school publishes, of now or, without a network, of the last time this page was open. */
export async function knownKeys(): Promise<PublicKeys | undefined> {
  try {
    const answer = await fetch('/.well-known/payout-keys.json', { cache: 'no-store' })
    const { ed25519 } = (await answer.json()) as { ed25519: PublicKeys }
    // Keys are only ever added: one that has left the server's file still verifies what it has sealed.
    const all = { ...remembered(), ...ed25519 }
    keepSetting('payout-keys', JSON.stringify(all))
    return all
  } catch {
    return remembered()
  }
}

function remembered(): PublicKeys | undefined {
  const text = readSetting('payout-keys')
  return text ? (JSON.parse(text) as PublicKeys) : undefined
}
