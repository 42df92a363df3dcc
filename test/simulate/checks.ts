/** What must hold after every step, of what the step has added; and what is looked at as a whole now and then. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { addsUp } from '../../shared/payouts/adds-up.ts'
import { readPayslip, slipHash } from '../../shared/payouts/canonical.ts'
import { reaches } from '../../shared/people/access.ts'
import { publicKeysOf } from '../../api/kernel/seal.ts'
import { everyChangeIsTold, fileIsWhole, acknowledgedIsStored, oneCheckInEach } from '../kit/invariants.ts'
import { testKeys } from '../kit/keys.ts'
import { secrets } from './world.ts'
import type { World } from './world.ts'

type Row = Record<string, unknown>
const fail = (invariant: string, what: unknown): never => {
  throw new Error(`${invariant} does not hold: ${JSON.stringify(what)}`)
}

export function checksOf(world: World) {
  const seen = { event: 0, decision: 0, slip: 0, signature: 0 }
  const hashes = new Map<string, string>()
  const rows = async (sql: string, args: (string | number)[] = []): Promise<Row[]> =>
    (await world.db().client.execute({ sql, args })).rows as unknown as Row[]

  /** I4, I5: what a payslip says is what its hash says, adds up, and is never below nothing. */
  async function newSlips() {
    for (const { n, id, bytes, hash } of await rows(
      'select rowid n, id, bytes, hash from payslip where rowid > ?',
      [seen.slip],
    )) {
      const raw = utf8ToBytes(String(bytes))
      if (slipHash(raw) !== hash) fail('I4', { id, hash })
      if (!addsUp(readPayslip(raw))) fail('I5', bytes)
      hashes.set(String(id), String(hash))
      seen.slip = Number(n)
    }
  }

  /** I4: a signature is under the bytes of its revision. */
  async function newSignatures() {
    const found = await rows(
      'select s.rowid n, s.statement, p.hash, p.id from signature s join payslip p on p.id = s.payslip_id where s.rowid > ?',
      [seen.signature],
    )
    for (const { n, statement, hash, id } of found) {
      if ((JSON.parse(String(statement)) as { slipHash: string }).slipHash !== hash) fail('I4', { id })
      seen.signature = Number(n)
    }
  }

  /** I3: a leader decides for the own group of that date or another leader of the class, never for himself. */
  async function newDecisions() {
    const found = await rows(
      `select a.rowid n, a.person_id target, a.decided_by by, t.class_name c, t.group_name g, t.leader l,
        m.class_name mc, m.group_name mg, m.leader ml, a.decided_as as role
        from attendance a join membership t on t.person_id = a.person_id
        left join membership m on m.person_id = a.decided_by
        where a.rowid > ? and a.decided_by is not null`,
      [seen.decision],
    )
    for (const one of found) {
      seen.decision = Math.max(seen.decision, Number(one['n']))
      if (one['mc'] === null) continue
      const me = {
        personId: String(one['by']),
        className: String(one['mc']),
        group: String(one['mg']),
        leader: one['ml'] === 1,
      }
      const target = {
        personId: String(one['target']),
        className: String(one['c']),
        group: String(one['g']),
        leader: one['l'] === 1,
      }
      const grants = [{ role: 'leader' as const, className: null }]
      if (!reaches({ personId: me.personId, grants, membership: me }, 'attendance.roll-call', target))
        fail('I3', one)
    }
  }

  /** I7: neither an answer nor the log holds a whole number. */
  async function newWords() {
    const events = await rows('select n, bytes from audit_event where n > ?', [seen.event])
    seen.event = Math.max(seen.event, ...events.map(({ n }) => Number(n)))
    const words = [...world.takeSaid(), ...events.map(({ bytes }) => String(bytes))].join('\n')
    const found = secrets.find((secret) => words.includes(secret))
    if (found) fail('I7', found.slice(-4))
  }

  /** I5 of the bank: one live attempt a payslip, and what is live never more than what is due. */
  async function money() {
    const twice = await rows(
      `select payslip_id from transfer where state <> 'failed' group by payslip_id having count(*) > 1`,
    )
    if (twice.length) fail('I5', twice)
    const odd = await rows(
      `select t.id from transfer t join payslip p on p.id = t.payslip_id where t.amount <> p.net or p.current = 0`,
    )
    if (odd.length) fail('I5', odd)
    // Nobody is paid for a payslip that was never settled.
    const unsigned = await rows(
      `select t.id from transfer t where not exists (select 1 from signature s where s.payslip_id = t.payslip_id)
        and not exists (select 1 from attestation a where a.payslip_id = t.payslip_id)`,
    )
    if (unsigned.length) fail('I5', unsigned)
  }

  async function afterStep() {
    await newSlips()
    await newSignatures()
    await newDecisions()
    await newWords()
    await money()
  }

  /** Everything there is: also after a crash, when the file is another one. */
  async function whole() {
    const db = world.db()
    await fileIsWhole(db)
    await acknowledgedIsStored(db, world.acknowledged)
    await oneCheckInEach(db)
    await everyChangeIsTold(db, publicKeysOf(testKeys))
    for (const { id, hash } of await rows('select id, hash from payslip'))
      if (hashes.get(String(id)) !== hash) fail('I4', { id })
    const voided = await rows(
      `select p.id from signature s join payslip p on p.id = s.payslip_id where p.current = 0 and not exists
        (select 1 from audit_event e where e.action = 'payslips.void' and e.target = p.id)`,
    )
    if (voided.length) fail('I4', voided)
  }
  return { afterStep, whole }
}
