import { describe, expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { isLoopback, networkOf } from '../../api/kernel/address.ts'
import { openShield, shieldLimits } from '../../api/kernel/shield.ts'
import { clockAt, minutes } from '../kit/clock.ts'
import { freshDatabase } from '../kit/database.ts'
import { testKeys } from '../kit/keys.ts'

describe('the shield', () => {
  test('lets an address ask 1,200 times a minute, and then waits for the next', () => {
    const clock = clockAt()
    const shield = openShield(clock)
    const ask = (address = '203.0.113.7') => shield.admits('address', address)
    for (let i = 0; i < 1_200; i++) expect(ask()).toBe(true)
    expect([ask(), ask('203.0.113.8')]).toEqual([false, true])
    clock.pass(minutes)
    expect(ask()).toBe(true)
    for (let i = 0; i < 1_200; i++) ask()
    clock.pass(-10 * minutes)
    expect(ask()).toBe(true)
  })

  test('lets a session check in 20 times a minute', () => {
    const shield = openShield(clockAt())
    const answers = Array.from({ length: 25 }, () => shield.admits('check-in', 'session'))
    expect(answers.filter(Boolean)).toHaveLength(shieldLimits['check-in'])
  })

  test('counts nothing against who is not known, and a proxy on the same machine stands for nobody', () => {
    const shield = openShield(clockAt())
    for (const address of ['', '127.0.0.1', networkOf('::1')])
      for (let i = 0; i < 1_300; i++) expect(shield.admits('address', address)).toBe(true)
  })

  test('does not remember more addresses than it has room for; who comes after is let in', () => {
    const shield = openShield(clockAt())
    for (let i = 0; i < 60_000; i++) shield.admits('address', `a${i}`)
    for (let i = 0; i < 1_300; i++) expect(shield.admits('address', 'the last')).toBe(true)
    for (let i = 0; i < 1_199; i++) shield.admits('address', 'a0')
    expect(shield.admits('address', 'a0')).toBe(false)
  })

  test('stands before everything: 429 with the seconds to wait, from no database', async () => {
    const db = await freshDatabase()
    const clock = clockAt()
    const opened = { clock, db, keys: testKeys, newId: () => crypto.randomUUID() }
    const app = createApp(() => opened, { shield: openShield(clock), addressOf: () => '203.0.113.7' })
    for (let i = 0; i < 1_200; i++) await app.request('/api/sessions/nonce')
    db.client.close()
    const refused = await app.request('/api/me')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refused.json()).toMatchObject({ fault: { code: 'too-many', params: { minutes: 1 } } })
  })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::'],
  ['2001:db8::9', '2001:db8:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['::1', '0:0:0:0::'],
  ['', ''],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('the machine itself is known by its addresses', () => {
  expect(['127.0.0.1', '127.1.2.3', networkOf('::1')].every(isLoopback)).toBe(true)
  expect(['203.0.113.7', '2001:db8:0:0::', ''].some(isLoopback)).toBe(false)
})
