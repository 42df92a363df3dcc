import type { RollLine, Signed } from '../../shared/sheets/roll.ts'
import type { SheetKind } from '../../shared/sheets/sheet.ts'
import { wallClock } from '../../shared/time/instant.ts'
import type { AuditEntry } from '../kernel/audit.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { openPersonKey, openPrivate } from '../kernel/private.ts'
import type { PersonKey } from '../kernel/private.ts'
import { openInk } from '../payslips/ink-seal.ts'
import { accountAt } from '../transfers/orders.ts'
import { columnOf } from '../private/open-field.ts'
import type { RollRow } from './roll-read.ts'

type Field = keyof typeof columnOf
const opened: Record<SheetKind, Field[]> = {
  'sign-off': ['idNumber', 'cardNumber'],
  tax: ['idNumber', 'phone'],
}
const purposes = { 'sign-off': 'sign-off-sheet', tax: 'tax-sheet' } as const

/** One line of a sheet with the numbers that this kind of sheet needs, and an event for each that was opened. */
export async function rollLine(
  ctx: Ctx,
  row: RollRow,
  kind: SheetKind,
  timeZone: string,
): Promise<{ line: RollLine; entries: AuditEntry[] }> {
  const key = row.wrapped
    ? await openPersonKey(ctx.keys, { personId: row.personId, wrapped: row.wrapped })
    : undefined
  const entries: AuditEntry[] = []
  const numbers = { idNumber: '', cardNumber: '', phone: '' }
  for (const field of opened[kind]) {
    const why = reasonAgainst(row, field, key)
    numbers[field] = why ?? (await inFull(row, field, key!, kind, entries))
  }
  const { className, name, due, tax, net } = row
  const signed = await signedAs(row, key, kind, timeZone, entries)
  return { line: { className, name, ...numbers, due, tax, net, signed }, entries }
}

async function inFull(
  row: RollRow,
  field: Field,
  key: PersonKey,
  kind: SheetKind,
  entries: AuditEntry[],
): Promise<string> {
  const place = { column: columnOf[field], rowId: row.personId }
  const { text, entry } = wasSent(row, field)
    ? await openPrivate(key, accountAt(row.transferId), row.account, purposes[kind])
    : await openPrivate(key, place, row[field]!, purposes[kind])
  entries.push({ ...entry, role: 'finance' })
  return text
}

/** A card that money went to, or is on its way to, stands on the sheet whatever card came since. */
const wasSent = (row: RollRow, field: Field): row is RollRow & { transferId: string; account: string } =>
  field === 'cardNumber' && row.transferId !== null && row.account !== null

/** What stands where a number may not or cannot stand: the cell is never just empty. */
function reasonAgainst(row: RollRow, field: Field, key: PersonKey | undefined): string | undefined {
  if (row.erasedAt !== null && !row[field]) return '已删除'
  if (!row[field] || !key) return '未提供'
  if (field !== 'phone' && row.consent === 0) return '已撤回同意'
  if (wasSent(row, field)) return undefined
  if (field === 'cardNumber' && row.named !== row.cardCommitment) return '与补贴单不符'
  return undefined
}

/** How the payslip was signed; the handwriting stands on the sheet that is about signatures, and its look is an event. */
async function signedAs(
  { signedAt, drawn, signatureId, standsIn, objected, name }: RollRow,
  key: PersonKey | undefined,
  kind: SheetKind,
  timeZone: string,
  entries: AuditEntry[],
): Promise<Signed> {
  // What others said stands for nothing while the student doubts it.
  if (signedAt === null) return { how: objected ? 'objected' : (standsIn ?? 'none') }
  const at = minuteOf(signedAt, timeZone)
  if (drawn === null || signatureId === null) return { how: 'typed', name, at }
  const opened =
    kind === 'sign-off' ? await openInk(key, { signatureId, sealed: drawn }, purposes[kind]) : null
  if (!opened) return { how: 'drawn', at }
  entries.push({ ...opened.entry, role: 'finance' })
  return { how: 'drawn', png: opened.png, at }
}

/** "2020-12-05 10:00". */
export function minuteOf(at: number, timeZone: string): string {
  const { date, time } = wallClock(at, timeZone)
  return `${date} ${time}`
}
