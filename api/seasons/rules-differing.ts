import { differences } from '../../shared/seasons/differences.ts'
import type { Season } from '../../shared/seasons/season.ts'
import { first } from './differing.ts'
import type { TableDifference } from './differing.ts'

/** Setting by setting; of a season that begins there is nothing to compare. */
export function rulesDifference(before: Season | undefined, rules: Season): TableDifference {
  const changes = before ? differences(before, rules) : []
  return {
    columns: ['season.json'],
    new: before ? [] : [[rules.name]],
    changed: first(changes).map(({ path, before, after }) => ({
      of: path,
      cells: [{ column: 'season.json', before: before ?? '', after: after ?? '' }],
    })),
    withdrawn: [],
  }
}
