import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyFileBeside, makeKeyFile, readKeyFile } from '../../api/adapters/keys.node.ts'
import { openKeys } from '../../api/kernel/keys.ts'
import { freshFolder } from '../kit/folder.ts'

const silent = () => {}

test('a key file that is made can be read again, by its owner alone', () => {
  const path = join(freshFolder(), 'school.key')
  const made = makeKeyFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o400)
  expect(readKeyFile(path)).toEqual(made)
  expect(openKeys(made).derive('seal')).toHaveLength(32)
  expect(() => makeKeyFile(path)).toThrow('EEXIST')
})

test('one is made beside a database that does not exist yet, with a warning', () => {
  const db = join(freshFolder(), 'school.db')
  const warnings: string[] = []
  const made = keyFileBeside(db, (sentence) => void warnings.push(sentence))
  expect(warnings).toEqual([expect.stringContaining('made the key file')])
  expect(keyFileBeside(db, silent)).toEqual(made)
})

test('a database whose key file is gone gets no second one', () => {
  const db = join(freshFolder(), 'school.db')
  writeFileSync(db, '')
  expect(() => keyFileBeside(db, silent)).toThrow('its key file')
})

test.each([
  ['not json', 'its JSON'],
  ['{"current":"a","keys":{}}', 'its JSON'],
  ['{"current":"a","keys":{"a":"00"}}', 'keys.a'],
])('%s is refused without showing what it holds', (text, words) => {
  const path = join(freshFolder(), 'school.key')
  writeFileSync(path, text, { mode: 0o400 })
  expect(() => readKeyFile(path)).toThrow(words)
})

test('a key file that others can read is used with a warning', () => {
  const path = join(freshFolder(), 'school.key')
  makeKeyFile(path)
  chmodSync(path, 0o644)
  const warnings: string[] = []
  readKeyFile(path, (sentence) => void warnings.push(sentence))
  expect(warnings).toEqual([expect.stringContaining('others can read')])
  expect(readFileSync(path, 'utf8')).toMatch(/"current"/)
})
