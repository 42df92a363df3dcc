import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formerFor, keepFormer } from '../../../web/build/former.ts'
import { freshFolder } from '../../kit/folder.ts'

/** A build at a moment, as it lies on the disk. */
function built(at: number, ...assets: string[]) {
  const out = freshFolder()
  mkdirSync(join(out, 'assets'))
  writeFileSync(join(out, 'index.html'), '')
  utimesSync(join(out, 'index.html'), at / 1000, at / 1000)
  for (const name of assets) writeFileSync(join(out, 'assets', name), name)
  return out
}
const has = (out: string, name: string) => existsSync(join(out, 'assets', name))

test('R35 the assets of former builds stay reachable for 30 days after the build that replaced them', () => {
  const day = 24 * 3600 * 1000
  const start = 1_000 * day
  const first = built(start, 'a-1.js', 'same.js')
  const second = built(start + 100 * day, 'a-2.js', 'same.js')
  keepFormer(first, second)
  expect(readFileSync(join(second, 'assets/a-1.js'), 'utf8')).toBe('a-1.js')
  const third = built(start + 100 * day + formerFor, 'a-3.js')
  keepFormer(second, third)
  expect([has(third, 'a-1.js'), has(third, 'a-2.js'), has(third, 'same.js')]).toEqual([true, true, true])
  const fourth = built(start + 101 * day + formerFor, 'a-4.js')
  keepFormer(third, fourth)
  expect([has(fourth, 'a-1.js'), has(fourth, 'a-2.js'), has(fourth, 'a-3.js')]).toEqual([false, true, true])
})
