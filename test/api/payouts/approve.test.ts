import { describe, expect, test } from 'vitest'
import { approval } from '../../../api/payouts/table.ts'
import { roleGrant } from '../../../api/people/table.ts'
import { counts } from '../../kit/counts.ts'
import { rowsOf } from '../../kit/evening.ts'
import { awarded } from '../../kit/facts.ts'
import { who } from '../../kit/school.ts'
import { office } from './office.ts'
import type { Office } from './office.ts'

const p = (number: string) => `p-${number}`

async function drafted() {
  const own = await office()
  const { id, contentHash } = (await own.prepare()).json as { id: string; contentHash: string }
  return { ...own, id, contentHash }
}

const approvals = ({ db }: Office) => rowsOf(db, approval)

test('company and school approve in either order, each on the content that was seen', async () => {
  for (const sides of [
    ['company', 'school'],
    ['school', 'company'],
  ] as const) {
    const { id, contentHash, approve, see, events, clock } = await drafted()
    const people = { company: who.supervisor, school: who.lead }
    for (const side of sides) {
      const { status, json } = await approve(side, id, contentHash, people[side])
      expect([status, json]).toEqual([200, { side, contentHash, undecided: 25, at: clock.now() }])
      expect(await events(`payouts.approve-${side}`)).toMatchObject([
        {
          actor: p(people[side]),
          target: id,
          after: { contentHash, checkpoint: expect.stringMatching(/^\d+:[0-9a-f]{64}$/) },
        },
      ])
    }
    const run = await see(id)
    expect(run.state).toBe('approved')
    expect(run.approvals.map((a: { side: string; name: string }) => [a.side, a.name]).toSorted()).toEqual([
      ['company', '职员S001'],
      ['school', '职员T003'],
    ])
  }
})

describe('an approval is refused', () => {
  test('the second time for a side', async () => {
    const { id, contentHash, approve } = await drafted()
    await approve('company', id, contentHash, who.supervisor)
    const { status, json } = await approve('company', id, contentHash, who.supervisor2)
    expect([status, json.fault.code, json.fault.message]).toEqual([
      409,
      'already-approved',
      '这一方已经批准过了。',
    ])
  })

  test('to one person for both sides', async () => {
    const own = await drafted()
    const { db, id, contentHash, approve } = own
    const both = { id: 'both', personId: p(who.supervisor), role: 'lead-teacher' as const, className: null }
    await db.write([db.query.insert(roleGrant).values(both)])
    expect((await approve('company', id, contentHash, who.supervisor)).status).toBe(200)
    const { status, json } = await approve('school', id, contentHash, who.supervisor)
    expect([status, json.fault.code]).toEqual([403, 'one-person'])
    expect(await approvals(own)).toHaveLength(1)
  })

  test('on content that is not the newest', async () => {
    const { db, id, contentHash, prepare, approve } = await drafted()
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    await prepare()
    const { status, json } = await approve('company', id, contentHash, who.supervisor)
    expect([status, json.fault.code]).toEqual([409, 'content-changed'])
  })

  test('on content that the facts have overtaken, prepared anew or not', async () => {
    const own = await drafted()
    const { db, id, contentHash, approve } = own
    await db.write([awarded(db, who.studentA, '2020-10-28', '100')])
    expect((await approve('company', id, contentHash, who.supervisor)).json.fault.code).toBe(
      'content-changed',
    )
    expect(await approvals(own)).toEqual([])
  })

  test('of a run that is published', async () => {
    const { published, approve } = await office()
    const { id, contentHash } = await published()
    expect((await approve('company', id, contentHash, who.supervisor)).json.fault.code).toBe('wrong-state')
  })

  test('of a run that there is not, or that belongs to another season', async () => {
    const { db, id, contentHash, approve } = await drafted()
    expect((await approve('company', 'no-such-run', contentHash, who.supervisor)).status).toBe(404)
    await db.client.execute("update payout_run set season_id = 'another'")
    expect((await approve('company', id, contentHash, who.supervisor)).status).toBe(404)
  })
})

describe('who may approve', () => {
  test.each([
    ['company', who.lead],
    ['company', who.teacher1],
    ['company', who.finance],
    ['company', who.admin],
    ['company', who.studentA],
    ['school', who.supervisor],
    ['school', who.teacher1],
    ['school', who.finance],
    ['school', who.admin],
    ['school', who.leaderA],
  ] as const)('for the %s not %s', async (side, number) => {
    const own = await drafted()
    expect((await own.approve(side, own.id, own.contentHash, number)).status).toBe(403)
    expect(await approvals(own)).toEqual([])
    expect(await own.events('authz_fail')).toHaveLength(1)
  })
})

describe('at the same instant', () => {
  test('of two supervisors one approves', async () => {
    const own = await drafted()
    const answers = await Promise.all(
      [who.supervisor, who.supervisor2].map((as) => own.approve('company', own.id, own.contentHash, as)),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)!.json.fault.code).toBe('already-approved')
    expect(await approvals(own)).toHaveLength(1)
  })

  test('both sides may approve', async () => {
    const { id, contentHash, approve, see } = await drafted()
    const answers = await Promise.all([
      approve('company', id, contentHash, who.supervisor),
      approve('school', id, contentHash, who.lead),
    ])
    expect(answers.map((a) => a.status)).toEqual([200, 200])
    expect(await see(id)).toMatchObject({ state: 'approved', version: 3 })
  })

  test('a decision on attendance comes after the approval, or the approval is refused', async () => {
    let refused = 0
    for (let round = 0; round < counts(6, 100); round++) {
      const own = await drafted()
      const { ask, approve, id, contentHash, db } = own
      const decision = { personId: p(who.studentA), state: 'absent', version: 0, reason: '查无此人' }
      const body = { date: '2020-10-26', shift: '早', decisions: [decision] }
      const [approved, decided] = await Promise.all([
        approve('company', id, contentHash, who.supervisor),
        ask('POST /api/attendance/roll-call', { as: who.teacher1, body }),
      ])
      expect(decided.status).toBe(200)
      const { rows } = await db.client.execute(
        "select n, action from audit_event where action in ('payouts.approve-company', 'attendance.decide')",
      )
      const n = new Map(rows.map((row) => [String(row['action']), Number(row['n'])]))
      if (approved.status === 200)
        expect(n.get('payouts.approve-company')).toBeLessThan(n.get('attendance.decide')!)
      else {
        expect(approved.json.fault.code).toBe('content-changed')
        refused++
      }
      db.client.close()
    }
    expect(refused).toBeGreaterThan(0)
  })
})
