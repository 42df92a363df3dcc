/** The invariants of the storage as checks over a database, for every test that has shaken it. */
import { expect } from 'vitest'
import { verifyChain } from '../../api/kernel/audit-verify.ts'
import type { Database } from '../../api/kernel/db.ts'

/** What a client was told: the answer's text by the key of the command. */
export type Acknowledged = ReadonlyMap<string, string>

/** I1: whatever was acknowledged is there after a crash, exactly once, with the answer that was given. */
export async function acknowledgedIsStored(db: Database, acknowledged: Acknowledged) {
  const { rows } = await db.client.execute('select key, response from idempotency')
  const stored = new Map(rows.map((row) => [String(row['key']), JSON.parse(String(row['response']))]))
  const receipts = await countBy(db, 'select receipt, count(*) n from punch group by receipt')
  for (const [key, answer] of acknowledged) {
    expect(stored.get(key), `the answer to ${key}`).toEqual(JSON.parse(answer))
    const { receipt } = JSON.parse(answer) as { receipt?: string }
    if (receipt) expect(receipts.get(receipt), `the punch with receipt ${receipt}`).toBe(1)
  }
}

/** I2: at most one check-in for a student, a shift of a date and a kind. */
export async function oneCheckInEach(db: Database) {
  const { rows } = await db.client.execute(
    'select person_id, date, shift, kind from punch group by season_id, person_id, date, shift, kind having count(*) > 1',
  )
  expect(rows).toEqual([])
}

/** I4: a signature is for the bytes of its revision, and a drawn one has exactly one drawing, the one it was signed for. */
export async function signatureHolds(db: Database) {
  const { rows } = await db.client.execute(
    `select s.id from signature s join payslip p on p.id = s.payslip_id left join ink i on i.signature_id = s.id
     where json_extract(s.statement, '$.slipHash') <> p.hash
       or json_extract(s.statement, '$.method') <> s.method
       or (s.method = 'drawn') <> (i.signature_id is not null)
       or i.hash <> json_extract(s.statement, '$.inkHash')`,
  )
  expect(rows, 'signatures that are not for what they stand under').toEqual([])
}

/** Which event tells of a row: the row's id is its target, or is named in `after`. */
const told: [rows: string, action: string, idIn: string][] = [
  ["select id from punch where kind = 'in'", 'attendance.check-in', 'target'],
  ["select id from punch where kind = 'out'", 'attendance.check-out', 'target'],
  ['select id from attendance where decided_by is not null', 'attendance.decide', '$.after.id'],
  ["select punch_id id from code_try where outcome = 'proven'", 'attendance.prove', 'target'],
  ['select id from correction', 'corrections.ask', 'target'],
  ['select id from "leave"', 'leaves.ask', 'target'],
  ['select id from swap', 'swaps.ask', 'target'],
  ['select id from objection', 'objections.raise', 'target'],
  ['select id from attestation', 'attestations.propose', 'target'],
  ['select view_id id from signature', 'payslips.sign', '$.after.view'],
  ['select id from payslip_view', 'payslips.view', '$.after.view'],
  [
    "select id from invitation where purpose in ('enrol', 'add', 'replace')",
    'invitations.make',
    '$.after.invitation',
  ],
  ["select id from invitation where purpose = 'link'", 'devices.link', '$.after.invitation'],
  ['select id from invitation where device_id is not null', 'invitations.accept', '$.after.invitation'],
  ['select id from bank_batch', 'transfers.export', 'target'],
  ['select id from transfer where batch_id is null', 'transfers.pay-otherwise', 'target'],
  ['select person_id id from undertaking', 'undertakings.sign', 'target'],
  ...[
    ["kind = 'judged'", 'judge'],
    ["kind = 'deposit-paid'", 'deposit-paid'],
    ["kind = 'deposit-returned'", 'deposit-returned'],
    ["kind = 'agreed' and side = 'company'", 'agree-company'],
    ["kind = 'agreed' and side = 'school'", 'agree-school'],
    ["kind = 'settled'", 'settle'],
  ].map(([which, verb]): [string, string, string] => [
    `select id from settlement_word where ${which}`,
    `settlement.${verb}`,
    '$.after.id',
  ]),
]

/** Facts that people entered in the program, a file's apart. */
const enteredFacts = ['violation', 'quality_error', 'award', 'assessment']
  .map((table) => `select id from ${table} where entered_by is not null`)
  .concat('select id from repair')
  .join(' union ')

/** I6: every change has exactly one event, no event tells of a change that is not there, and the chain verifies. */
export async function everyChangeIsTold(db: Database, publicKeys: Record<string, string> = {}) {
  for (const [rows, action, idIn] of told) {
    const id = idIn === 'target' ? 'target' : `json_extract(bytes, '${idIn}')`
    const events = `select ${id} id from audit_event where action = '${action}'`
    const silent = await db.client.execute(`${rows} except ${events}`)
    expect(silent.rows, `without an event ${action}`).toEqual([])
    const empty = await db.client.execute(`${events} except ${rows}`)
    expect(empty.rows, `events ${action} of nothing`).toEqual([])
    const repeated = await db.client.execute(`select id from (${events}) group by id having count(*) > 1`)
    expect(repeated.rows, `${action} told twice`).toEqual([])
  }
  const replies = await db.client.execute(
    `select id from reply except select json_extract(bytes, '$.after.id') from audit_event
      where action glob 'corrections.*' or action glob 'leaves.*' or action glob 'swaps.*'
        or action glob 'objections.*' or action glob 'attestations.*'`,
  )
  expect(replies.rows, 'replies without an event').toEqual([])
  for (const [rows, id] of [
    ['select id from ruling', "json_extract(bytes, '$.after.id')"],
    [enteredFacts, 'target'],
  ]) {
    const silent = await db.client.execute(
      `${rows} except select ${id} from audit_event where action glob 'violations.*' or action glob 'quality.*'
        or action glob 'awards.*' or action glob 'assessments.*' or action glob 'repairs.*'`,
    )
    expect(silent.rows, `without an event: ${rows}`).toEqual([])
  }
  // Words and batches of old nights are erased; their events stay.
  for (const [rows, action] of [
    ['select id from return_word', 'returns.say'],
    ['select id from return_summary', 'returns.summary'],
  ]) {
    const silent = await db.client.execute(
      `${rows} except select json_extract(bytes, '$.after.id') from audit_event where action = '${action}'`,
    )
    expect(silent.rows, `without an event ${action}`).toEqual([])
  }
  const checkpoints = await db.client.execute('select seq, h, at, kid, signature from audit_checkpoint')
  const signed = Object.keys(publicKeys).length ? (checkpoints.rows as never[]) : []
  const verdict = await verifyChain(db, { checkpoints: signed, publicKeys })
  expect(verdict).toMatchObject({ ok: true })
  return verdict
}

/** SQLite's own word on the file. */
export async function fileIsWhole(db: Database) {
  const { rows } = await db.client.execute('pragma integrity_check')
  expect(rows.map((row) => row[0])).toEqual(['ok'])
}

/** Everything that must hold after a crash. */
export async function holdsAfterCrash(
  db: Database,
  acknowledged: Acknowledged,
  publicKeys?: Record<string, string>,
) {
  await fileIsWhole(db)
  await acknowledgedIsStored(db, acknowledged)
  await oneCheckInEach(db)
  await signatureHolds(db)
  return everyChangeIsTold(db, publicKeys)
}

async function countBy(db: Database, sql: string) {
  const { rows } = await db.client.execute(sql)
  return new Map(rows.map((row) => [String(row[0]), Number(row[1])]))
}
