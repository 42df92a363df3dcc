import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accounts } from '../../../shared/files/accounts.ts'
import { assessments } from '../../../shared/files/assessments.ts'
import { attendance } from '../../../shared/files/attendance.ts'
import { awards } from '../../../shared/files/awards.ts'
import { errors } from '../../../shared/files/errors.ts'
import { insurance } from '../../../shared/files/insurance.ts'
import { online } from '../../../shared/files/online.ts'
import { points } from '../../../shared/files/points.ts'
import { rooms } from '../../../shared/files/rooms.ts'
import { roster } from '../../../shared/files/roster.ts'
import { service } from '../../../shared/files/served.ts'
import { staff } from '../../../shared/files/staff.ts'
import { violations } from '../../../shared/files/violations.ts'

const page = readFileSync(new URL('../../../docs/files.md', import.meta.url), 'utf8')
const tables = [
  roster,
  assessments,
  attendance,
  online,
  violations,
  errors,
  awards,
  staff,
  rooms,
  insurance,
  accounts,
  points,
  service,
]

test.each(tables)('docs/files.md gives the columns of $file, bold where they must be filled in', (table) => {
  const [, section = ''] = page.split(`### ${table.file}\n\n`)
  const [columns = ''] = section.split('\n\n')
  const either: readonly string[] = 'either' in table ? table.either : []
  for (const { header, mustExist, blank } of Object.values(table.columns)) {
    const style = either.includes(header) || blank === undefined ? '**' : mustExist ? '' : '_'
    expect(` ${columns.replaceAll(/[,\n]/g, ' ')} `).toContain(` ${style}${header}${style} `)
  }
})
