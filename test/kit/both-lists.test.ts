import { expect, test } from 'vitest'
import { bothLists } from './both-lists.ts'

const list = (...names: string[]) => names.map((name) => ({ name, skipped: name.endsWith('(skipped)') }))

test('two lists with the same tests are counted, in whatever order they ran', () => {
  expect(bothLists(list('a', 'b', 'b', 'c (skipped)'), list('b', 'c (skipped)', 'a', 'b'))).toEqual({
    said: 'test/api: 3 and 1 skipped on Node, 3 and 1 skipped in workerd',
    problems: [],
  })
  expect(bothLists([], [])).toEqual({ said: '', problems: [] })
})

test.each([
  ['a test', list('a', 'b'), list('a'), 'not in workerd: b'],
  ['one of two of the same name', list('a', 'a'), list('a'), 'not in workerd: a'],
  ['one on the other side', list('a'), list('a', 'b'), 'not on Node: b'],
  ['the whole list', list('a'), [], 'not in workerd: a'],
])('%s that one runtime lacks is named', (_, node, workerd, problem) => {
  expect(bothLists(node, workerd).problems).toEqual([problem])
})

test('a test that only one of them skips is a difference', () => {
  const [run, skipped] = [[{ name: 'a', skipped: false }], [{ name: 'a', skipped: true }]]
  expect(bothLists(run, skipped).problems).toHaveLength(2)
})
