import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../shared/', import.meta.url)
const sources = ['money', 'allowance', 'payouts'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [`${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, root), 'utf8')] as const),
)
/** What turns an amount into a float, or shows one as a float would be. */
const floats =
  /\btoFixed\b|\bparseFloat\b|\bparseInt\b|\bNumber\(|\.toNumber\(|\bMath\.(round|ceil|floor)\b|valueOf\(/

test.each(sources)('R18 no float gets into %s', (_, source) => {
  expect(source).not.toMatch(floats)
})

test('R18 the decimal library is used in shared/money alone', () => {
  const users = sources.filter(([, source]) => source.includes("'decimal.js'")).map(([name]) => name)
  expect(users).toEqual(['money/money.ts', 'money/round.ts'])
})

test('R18 what is inside an amount is opened in shared/money alone', () => {
  const opened = sources.filter(
    ([name, source]) => !name.startsWith('money/') && /\bopen\(|\bwrap\(/.test(source),
  )
  expect(opened).toEqual([])
})
