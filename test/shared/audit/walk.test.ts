import { describe, expect, test } from 'vitest'
import { beforeAll, linkHash } from '../../../shared/audit/chain.ts'
import { checkpointBytes } from '../../../shared/audit/checkpoint.ts'
import { walkChain, type ChainLink } from '../../../shared/audit/walk.ts'
import { publicKeysOf, seal } from '../../../api/kernel/seal.ts'
import { testKeys } from '../../kit/keys.ts'

const keys = publicKeysOf(testKeys)
const chain = Array.from({ length: 5 }).reduce<ChainLink[]>((links) => {
  const seq = links.length + 1
  const prev = links.at(-1)?.h ?? beforeAll.h
  const bytes = `{"n":${seq}}`
  return [...links, { seq, prev, h: linkHash(seq, prev, bytes), bytes }]
}, [])
const pointAt = (seq: number, h = chain[seq - 1]!.h) => {
  const said = { seq, h, at: 1_605_000_000_000, kid: testKeys.current }
  return { ...said, signature: seal(testKeys, checkpointBytes(said)).signature }
}
const edited = (n: number, change: Partial<ChainLink>) =>
  chain.map((link, i) => (i === n ? { ...link, ...change } : link))

describe('the chain, walked by a reader', () => {
  test('holds, in one stretch or in two, and gives its head', () => {
    const points = [pointAt(2), pointAt(5)]
    const head = { seq: 5, h: chain[4]!.h }
    expect(walkChain(beforeAll, chain, points, keys)).toEqual({ head })
    const first = walkChain(beforeAll, chain.slice(0, 3), points, keys)
    expect('head' in first && walkChain(first.head, chain.slice(3), points, keys)).toEqual({ head })
  })

  const broken: [string, ChainLink[], ReturnType<typeof pointAt>[], number, string][] = [
    ['an event was edited', edited(2, { bytes: '{"n":9}' }), [], 3, 'hash-wrong'],
    ['a link was edited', edited(2, { h: '0'.repeat(64) }), [], 3, 'hash-wrong'],
    ['one is missing', chain.filter((_, i) => i !== 2), [], 4, 'link-broken'],
    ['two changed places', [chain[1]!, chain[0]!, ...chain.slice(2)], [], 2, 'link-broken'],
    [
      'a checkpoint is somebody else’s',
      chain,
      [{ ...pointAt(3), signature: '0'.repeat(128) }],
      3,
      'checkpoint-forged',
    ],
    ['a checkpoint says another hash', chain, [pointAt(4, 'ab'.repeat(32))], 4, 'checkpoint-contradicted'],
  ]
  test.each(broken)('is found out where %s', (_, links, points, seq, flaw) => {
    expect(walkChain(beforeAll, links, points, keys)).toEqual({ seq, flaw })
  })
})
