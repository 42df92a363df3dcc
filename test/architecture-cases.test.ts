import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8')
const rows = [...page.matchAll(/^\| (R\d\d) \|.*$/gm)].map(([row, id]) => ({ row: row!, id: id! }))

test('each of the 35 cases has one row', () => {
  expect(rows.map(({ id }) => id)).toEqual(
    Array.from({ length: 35 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
  )
})

test('every test that a case names is there', () => {
  const named = rows.flatMap(({ id, row }) =>
    [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => ({ id, path: path! })),
  )
  expect(named.length).toBeGreaterThan(100)
  const lost = named.filter(
    ({ path }) => !globSync([path, `${path}*`, `${path}.ts`, `${path}.test.ts`], { cwd: root }).length,
  )
  expect(lost).toEqual([])
})
