import { describe, expect, test } from 'vitest'
import { counts } from '../../kit/counts.ts'
import { decideAll } from '../../kit/discrepancies.ts'
import { attended, erred, insured, online } from '../../kit/facts.ts'
import { students, who } from '../../kit/school.ts'
import { office } from '../payouts/office.ts'
import type { Office } from '../payouts/office.ts'

type Seen = {
  key: string
  code: string
  personId: string | null
  date: string | null
  detail: Record<string, unknown>
  decision: { by: string; at: number; reason: string } | null
}

const p = (number: string) => `p-${number}`
const reason = '已与学校核对'

function desk({ ask, prepare, approve, publish, see }: Office) {
  const look = async (id: string, as: string = who.supervisor) =>
    (await ask(`GET /api/discrepancies/${id}`, { as })).json as { undecided: number; discrepancies: Seen[] }
  const say =
    (word: 'accept' | 'withdraw') =>
    (id: string, keys: string[], as: string = who.supervisor) =>
      ask(`POST /api/discrepancies/${id}/${word}`, { as, body: { keys, reason } })
  const keysOf = async (id: string, code?: string) =>
    (await look(id)).discrepancies.filter((d) => !code || d.code === code).map(({ key }) => key)
  /** Approved by both, with everything open. */
  async function approvedOnly() {
    const { id, contentHash } = (await prepare()).json as { id: string; contentHash: string }
    await approve('company', id, contentHash, who.supervisor)
    await approve('school', id, contentHash, who.lead)
    return id
  }
  const publishNow = async (id: string) => publish(id, (await see(id)).version)
  return { look, accept: say('accept'), withdraw: say('withdraw'), keysOf, approvedOnly, publishNow }
}

async function opened(fill?: (own: Office) => unknown[]) {
  const own = await office()
  if (fill) await own.db.write(fill(own) as never)
  return { ...own, ...desk(own) }
}

describe('discrepancies are listed at draft, as the facts are now', () => {
  test('each with whom it concerns, its date and its figures', async () => {
    const { prepare, look } = await opened(({ db }) => [
      erred(db, who.studentA, '2020-10-27', { schoolVerified: false }),
      attended(db, who.otherA, '2020-10-28', { confirmed: false }),
      online(db, who.otherA, '2020-10-29', 300),
      online(db, who.studentA, '2020-10-29', 700),
    ])
    const { id } = (await prepare()).json
    const { discrepancies, undecided } = await look(id)
    expect(undecided).toBe(discrepancies.length)
    const of = (code: string) =>
      discrepancies
        .filter((d) => d.code === code)
        .map(({ personId, date, detail }) => [personId, date, detail])
    expect(of('error-unverified')).toEqual([[p(who.studentA), '2020-10-27', { level: 3, missing: 'school' }]])
    expect(of('unconfirmed-attendance')).toEqual([
      [p(who.otherA), '2020-10-28', { shift: '早', state: 'present' }],
    ])
    expect(of('online-without-paid-attendance')).toEqual([
      [p(who.otherA), '2020-10-29', { minutes: 300, status: 'no-attendance' }],
    ])
    // Of a date with a report: those who were there and are not in it.
    expect(of('attendance-without-online').filter(([, date]) => date === '2020-10-29')).toHaveLength(2)
    expect(of('card-missing')).toHaveLength(students.length)
    expect(of('insurance-missing')).toContainEqual([
      p(who.studentA),
      null,
      { state: 'none', from: '2020-10-22', to: '2020-11-22' },
    ])
    expect(of('season-two-end-times')).toHaveLength(1)
    expect(of('account-missing')).toEqual([])
  })

  test('one that was put right is gone without computing anew', async () => {
    const { db, prepare, look, keysOf } = await opened()
    const { id } = (await prepare()).json
    const [key] = (await look(id)).discrepancies
      .filter((d) => d.code === 'insurance-missing' && d.personId === p(who.studentA))
      .map((d) => d.key)
    await db.write([insured(db, who.studentA)])
    expect(await keysOf(id)).not.toContain(key)
  })

  test('a lead teacher and finance see them, and nobody else', async () => {
    const { prepare, ask } = await opened()
    const { id } = (await prepare()).json
    const status = async (as: string) => (await ask(`GET /api/discrepancies/${id}`, { as })).status
    for (const as of [who.lead, who.finance, who.supervisor2]) expect(await status(as)).toBe(200)
    for (const as of [who.teacher1, who.admin, who.studentA, who.leaderA]) expect(await status(as)).toBe(403)
    expect((await ask('GET /api/discrepancies/none', { as: who.supervisor })).status).toBe(404)
  })
})

describe('the supervisor fixes each or decides it with a reason', () => {
  test('one, or all of one kind at once, with who, when and why', async () => {
    const { prepare, look, accept, keysOf, clock, events } = await opened()
    const { id } = (await prepare()).json
    const keys = await keysOf(id, 'insurance-missing')
    const before = (await look(id)).undecided
    const answer = await accept(id, keys)
    expect([answer.status, answer.json]).toEqual([200, { count: keys.length, at: clock.now() }])
    const after = await look(id)
    expect(after.undecided).toBe(before - keys.length)
    const decided = after.discrepancies.filter((d) => d.decision)
    expect(decided.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
    expect(decided[0]!.decision).toMatchObject({ at: clock.now(), reason })
    expect(await events('discrepancies.accept')).toMatchObject([
      { actor: p(who.supervisor), target: id, after: { keys }, reason },
    ])
  })

  test.each([[''], ['好'], ['  ab  ']])('not with the reason “%s”', async (said) => {
    const { prepare, ask, keysOf, look } = await opened()
    const { id } = (await prepare()).json
    const [key] = await keysOf(id)
    const before = await look(id)
    const body = { keys: [key], reason: said }
    const refused = await ask(`POST /api/discrepancies/${id}/accept`, { as: who.supervisor, body })
    expect([refused.status, refused.json.fault.code]).toEqual([422, 'bad-input'])
    expect((await look(id)).undecided).toBe(before.undecided)
  })

  test('nobody else does', async () => {
    const { prepare, accept, withdraw, keysOf, look } = await opened()
    const { id } = (await prepare()).json
    const keys = await keysOf(id)
    for (const as of [who.lead, who.finance, who.teacher1, who.admin, who.studentA]) {
      expect((await accept(id, keys, as)).status).toBe(403)
      expect((await withdraw(id, keys, as)).status).toBe(403)
    }
    expect((await look(id)).undecided).toBe(keys.length)
  })

  test('a decision holds for exactly that: with other minutes there is something new to decide', async () => {
    const { db, prepare, accept, keysOf, look } = await opened(({ db }) => [
      online(db, who.otherA, '2020-10-29', 300),
    ])
    const { id } = (await prepare()).json
    const code = 'online-without-paid-attendance'
    await accept(id, await keysOf(id, code))
    const open = async () => (await look(id)).discrepancies.filter((d) => d.code === code && !d.decision)
    expect(await open()).toEqual([])
    await db.write([online(db, who.otherA, '2020-10-29', 1)])
    expect(await open()).toMatchObject([{ detail: { minutes: 301 } }])
  })

  test('what has changed meanwhile is not decided, and nothing that was named with it', async () => {
    const { db, prepare, accept, keysOf, look } = await opened()
    const { id } = (await prepare()).json
    const keys = await keysOf(id, 'insurance-missing')
    await db.write([insured(db, who.studentA)])
    expect((await accept(id, keys)).json.fault).toMatchObject({
      code: 'discrepancy-changed',
      params: { count: 1 },
    })
    expect((await look(id)).discrepancies.filter((d) => d.decision)).toEqual([])
  })

  test('taken back it has to be decided again, and what was said stays', async () => {
    const { db, prepare, accept, withdraw, keysOf, look, events } = await opened()
    const { id } = (await prepare()).json
    const [key = ''] = await keysOf(id)
    expect((await withdraw(id, [key])).json.fault.code).toBe('discrepancy-decided')
    await accept(id, [key])
    expect((await accept(id, [key])).json.fault.code).toBe('discrepancy-decided')
    expect((await withdraw(id, [key])).status).toBe(200)
    expect((await look(id)).discrepancies.find((d) => d.key === key)?.decision).toBeNull()
    expect((await accept(id, [key])).status).toBe(200)
    const { rows } = await db.client.execute('select turn, kind from discrepancy_decision order by turn')
    expect(rows.map(({ turn, kind }) => [turn, kind])).toEqual([
      [1, 'accept'],
      [2, 'withdraw'],
      [3, 'accept'],
    ])
    expect(await events('discrepancies.withdraw')).toHaveLength(1)
    for (const sql of ['delete from discrepancy_decision', "update discrepancy_decision set reason = ''"])
      await expect(db.client.execute(sql)).rejects.toThrow(/append-only/)
  })

  test('R16 two supervisors decide at once: one does, the other hears it', async () => {
    for (let round = 0; round < counts(3, 200); round += 1) {
      const { prepare, accept, keysOf } = await opened()
      const { id } = (await prepare()).json
      const keys = await keysOf(id)
      const answers = await Promise.all([who.supervisor, who.supervisor2].map((as) => accept(id, keys, as)))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const lost = answers.find(({ status }) => status === 409)
      expect(lost?.json.fault.code).toBe('discrepancy-decided')
    }
  })
})

describe('what is undecided blocks publishing', () => {
  test('until the last one is decided; approving is not blocked, and is told how many there are', async () => {
    const { look, accept, approvedOnly, publishNow, see, keysOf, events } = await opened()
    const id = await approvedOnly()
    const { undecided } = await look(id)
    expect(await events('payouts.approve-school')).toMatchObject([{ after: { undecided } }])
    expect((await publishNow(id)).json.fault).toEqual({
      code: 'undecided-discrepancies',
      message: `还有 ${undecided} 处待核对没有处理：请逐项改正，或写明理由裁定，然后再发布。`,
      params: { count: undecided },
    })
    const [last = '', ...others] = await keysOf(id)
    await accept(id, others)
    expect((await publishNow(id)).json.fault.params).toEqual({ count: 1 })
    expect((await see(id)).state).toBe('approved')
    await accept(id, [last])
    expect((await publishNow(id)).status).toBe(200)
  })

  test('a decision that was taken back, and one whose figures have changed, block it again', async () => {
    const { db, ask, withdraw, approvedOnly, publishNow, keysOf } = await opened()
    const id = await approvedOnly()
    await decideAll(ask, id)
    const [key = ''] = await keysOf(id)
    await withdraw(id, [key])
    expect((await publishNow(id)).json.fault.code).toBe('undecided-discrepancies')
    await decideAll(ask, id)
    // A report without a paid attendance changes no payslip: only the newest look finds it.
    await db.write([online(db, who.otherA, '2020-10-26', 300)])
    expect((await publishNow(id)).json.fault).toMatchObject({
      code: 'undecided-discrepancies',
      params: { count: 1 },
    })
  })

  test('R20 publishing and taking a decision back at one instant: never both', async () => {
    for (let round = 0; round < counts(3, 500); round += 1) {
      const { ask, withdraw, approvedOnly, publishNow, keysOf, see, look } = await opened()
      const id = await approvedOnly()
      await decideAll(ask, id)
      const [key = ''] = await keysOf(id)
      const [published, taken] = await Promise.all([publishNow(id), withdraw(id, [key])])
      const { state } = await see(id)
      expect(state === 'published').toBe(published.status === 200)
      if (published.status !== 200) {
        expect(taken.status).toBe(200)
        expect((await look(id)).undecided).toBe(1)
      }
    }
  })

  test('a decision of the season holds in its next run as well, for what is still the same', async () => {
    const { ask, prepare, look } = await opened()
    const { id } = (await prepare()).json
    await decideAll(ask, id)
    const next = (await prepare({ from: '2020-11-01', to: '2020-11-22' })).json.id
    const { discrepancies } = await look(next)
    expect(discrepancies.find((d) => d.code === 'season-two-end-times')?.decision).toMatchObject({
      by: expect.any(String),
    })
    expect(discrepancies.filter((d) => d.code === 'card-missing' && !d.decision)).toEqual([])
  })
})
