import { describe, expect, test } from 'vitest'
import { clauses } from '../../shared/allowance/clause.ts'
import { settlementClauses } from '../../shared/settlement/terms.ts'
import { docClauses, docTables } from './rules-doc.ts'
import { examples as payExamples } from './rules-doc-examples.ts'
import { settlementExamples } from './rules-doc-settlement.ts'

const tables = docTables()
const examples: typeof payExamples = { ...payExamples, ...settlementExamples }

test('docs/rules.md has a heading for each clause that a line can name, and for no other', () => {
  expect(docClauses.toSorted()).toEqual([...clauses, ...settlementClauses].toSorted())
})

test('every kind of example is in the document', () => {
  const found = new Set(tables.map(({ columns }) => columns.join(', ')))
  expect([...found].toSorted()).toEqual(Object.keys(examples).toSorted())
})

describe.each(tables)('docs/rules.md:$line, $clause', ({ columns, rows }) => {
  const example = examples[columns.join(', ')]!
  test.each(rows.map((row) => [Object.values(row).join(' | '), row] as const))('%s', (_, row) => {
    expect({ ...row, ...example(row) }).toEqual(row)
  })
})
