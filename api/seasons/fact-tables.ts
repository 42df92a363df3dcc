import type { FactTableOf } from './fact-table.ts'
import { seasonFacts } from './season-facts.ts'
import { studentFacts } from './student-facts.ts'

/** What each table of a season folder becomes; people and rules have their own way. */
export const factTables: FactTableOf[] = [...seasonFacts, ...studentFacts]
