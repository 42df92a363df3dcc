import { expect, test } from 'vitest'
import { hashSecret, isSecret } from '../../api/kernel/password-hash.ts'
import { openKeys } from '../../api/kernel/keys.ts'
import { rotatedKeys, testKeyFile, testKeys } from '../kit/keys.ts'

test('a secret is known again, and nothing else is taken for it', async () => {
  const known = await hashSecret(testKeys, '135790')
  expect(await isSecret(testKeys, '135790', known)).toBe(true)
  expect(await isSecret(testKeys, '135791', known)).toBe(false)
  expect(await isSecret(testKeys, '', known)).toBe(false)
  expect(JSON.stringify(known)).not.toContain('135790')
})

test('two of the same secret look different', async () => {
  const [one, other] = [await hashSecret(testKeys, '135790'), await hashSecret(testKeys, '135790')]
  expect(one.salt).not.toBe(other.salt)
  expect(one.hash).not.toBe(other.hash)
})

test('nobody’s secret is never right', async () => {
  expect(await isSecret(testKeys, '', undefined)).toBe(false)
  expect(await isSecret(testKeys, '135790', null)).toBe(false)
})

test('the pepper is the database’s: the same after a rotation, another database has another', async () => {
  const known = await hashSecret(testKeys, '135790')
  expect(await isSecret(rotatedKeys, '135790', known)).toBe(true)
  const stranger = openKeys(testKeyFile, { lasting: new Uint8Array(32).fill(1) })
  expect(await isSecret(stranger, '135790', known)).toBe(false)
})
