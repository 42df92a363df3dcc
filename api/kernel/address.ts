/**
 * The network that a limit by address counts: an IPv4 address whole, of an IPv6 address the first 64 bits, since
 * whoever has one has all of them; '' where nobody knows.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::`
}

/** The machine itself, or a proxy on it that was not told to name who asks: it stands for nobody. */
export const isLoopback = (network: string): boolean => /^127\.|^0:0:0:0::$/.test(network)
