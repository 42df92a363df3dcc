import { describe, expect, test } from 'vitest'
import { award } from '../../../api/awards/table.ts'
import type { Database } from '../../../api/kernel/db.ts'
import { points } from '../../../api/points/table.ts'
import { season } from '../../../api/seasons/table.ts'
import { signingBody, typed } from '../../kit/signing.ts'
import { office } from '../payouts/office.ts'
import { code, p, ruled } from '../../kit/ruled.ts'
import { seasonRules } from '../../kit/season.ts'
import { classes, seasonId, who } from '../../kit/school.ts'

const prizes = [
  { name: '一等奖', from: 200, amount: '300' },
  { name: '三等奖', from: 100, amount: '100' },
]
const scored = (db: Database, number: string, score: number, date = '2020-11-10') =>
  db.query.insert(points).values({
    id: crypto.randomUUID(),
    seasonId,
    personId: p(number),
    date,
    points: score,
    cause: '挽留',
  })

async function scoring() {
  const own = await ruled()
  await own.db.write([
    own.db.query.update(season).set({ rules: seasonRules({ prizes }) }),
    scored(own.db, who.studentA, 120),
    scored(own.db, who.studentA, 40, '2020-11-11'),
    scored(own.db, who.otherA, 160),
    scored(own.db, who.studentC, 220),
    scored(own.db, who.studentB, 90),
    scored(own.db, who.studentB, 500, '2020-11-20'),
  ])
  const give = async (as: string, dueHash?: string) =>
    own.post(as, 'points/prizes', {
      dueHash: dueHash ?? (await own.get(who.supervisor, 'points/prizes')).dueHash,
    })
  return { ...own, give }
}

describe('the leaderboard', () => {
  test('shows a student everybody’s name, points and tier, the own place, and nothing else of others', async () => {
    const own = await scoring()
    const { board, classes: named, prizes: tiers } = await own.get(who.studentA, 'points/leaderboard')
    expect(
      board.map((row: { place: number; points: number; tier: string; own: boolean }) => [
        row.place,
        row.points,
        row.tier,
        row.own,
      ]),
    ).toEqual([
      [1, 220, '一等奖', false],
      [2, 160, '三等奖', true],
      [2, 160, '三等奖', false],
      [4, 90, null, false],
    ])
    expect(Object.keys(board[0]).toSorted()).toEqual(['className', 'name', 'own', 'place', 'points', 'tier'])
    expect(named).toEqual(classes)
    expect(tiers.map(({ name }: { name: string }) => name)).toEqual(['一等奖', '三等奖'])
  })

  test('of a class has the places of that class', async () => {
    const own = await scoring()
    const { board } = await own.get(
      who.studentA,
      `points/leaderboard?className=${encodeURIComponent(classes[0])}`,
    )
    expect(board.map(({ place, own: mine }: { place: number; own: boolean }) => [place, mine])).toEqual([
      [1, true],
      [1, false],
      [3, false],
    ])
  })

  test('leaves out who is off the roster and who was erased', async () => {
    const own = await scoring()
    await own.db.client.execute(
      `update enrolment set withdrawn_by = 'x' where person_id = '${p(who.studentC)}'`,
    )
    await own.db.client.execute(`update person set erased_at = 1 where id = '${p(who.otherA)}'`)
    const { board } = await own.get(who.teacher1, 'points/leaderboard')
    expect(board.map(({ name }: { name: string }) => name)).toEqual(['学生002', '学生012'])
  })

  test.each([[who.finance], [who.admin]])('is not for %s', async (as) => {
    const own = await scoring()
    expect(code(await own.ask('GET /api/points/leaderboard', { as }))).toEqual([403, 'forbidden'])
  })
})

describe('prizes with money', () => {
  test('become awards in one step, each once, and pass into pay by the leader’s review', async () => {
    const own = await scoring()
    const seen = await own.get(who.supervisor, 'points/prizes')
    expect(seen).toMatchObject({
      total: '500.00',
      due: [{ prize: '三等奖', amount: '100.00' }, { prize: '三等奖' }, { prize: '一等奖' }],
    })
    expect((await own.give(who.supervisor, seen.dueHash)).json.count).toBe(3)
    const [first] = (await own.get(who.studentA, 'awards/own')).awards
    expect(first).toMatchObject({ name: '三等奖', date: '2020-11-10', amount: '100.00', state: 'decided' })
    expect(await own.notices(who.leaderA)).toEqual(['award-to-review', 'award-to-review'])
    expect(await own.net()).toBe('240.00')
    await own.post(who.leaderA, `awards/${first.id}/review`, { pass: true })
    expect(await own.net()).toBe('340.00')
    expect(await own.events('awards.decide')).toHaveLength(3)
    expect((await own.get(who.supervisor, 'points/prizes')).due).toEqual([])
    expect(code(await own.give(who.supervisor))).toEqual([409, 'wrong-state'])
  })

  test('a higher tier adds what it gives more; one that was taken back stays taken', async () => {
    const own = await scoring()
    await own.give(who.supervisor)
    await own.db.write([
      scored(own.db, who.studentA, 50, '2020-11-12'),
      scored(own.db, who.otherA, 50, '2020-11-12'),
    ])
    const other = (await own.get(who.otherA, 'awards/own')).awards[0]
    await own.post(who.supervisor, `awards/${other.id}/withdraw`, { reason: '刷分' })
    const { due } = await own.get(who.supervisor, 'points/prizes')
    expect(due.map(({ prize, amount }: { prize: string; amount: string }) => [prize, amount])).toEqual([
      ['一等奖', '200.00'],
      ['一等奖', '300.00'],
    ])
  })

  test('of two who give them at one instant one does, and what changed meanwhile is looked at anew', async () => {
    const own = await scoring()
    const { dueHash } = await own.get(who.supervisor, 'points/prizes')
    const both = await Promise.all([own.give(who.supervisor, dueHash), own.give(who.supervisor2, dueHash)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await own.rows(award)).toHaveLength(3)
    const late = await scoring()
    const seen = (await late.get(who.supervisor, 'points/prizes')).dueHash
    await late.db.write([scored(late.db, who.studentB, 10)])
    expect(code(await late.give(who.supervisor, seen))).toEqual([409, 'prizes-changed'])
    expect(await late.rows(award)).toEqual([])
  })

  test.each([[who.studentA], [who.teacher1], [who.lead], [who.finance]])(
    'are not given by %s',
    async (as) => {
      const own = await scoring()
      expect(code(await own.give(as, 'none'))).toEqual([403, 'forbidden'])
    },
  )
})

test('a prize goes from points to a line of the payslip that the student signs', async () => {
  const own = await office()
  await own.db.write([
    own.db.query.update(season).set({ rules: seasonRules({ prizes }) }),
    scored(own.db, who.studentA, 130, '2020-10-28'),
  ])
  const tell = async (route: string, as: string, body: unknown) => {
    const answer = await own.ask(`POST /api/${route}`, { as, body })
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }
  const { dueHash, due } = (await own.ask('GET /api/points/prizes', { as: who.supervisor })).json
  await tell('points/prizes', who.supervisor, { dueHash })
  await tell(`awards/${due[0].id}/review`, who.leaderA, { pass: true })
  await own.published()
  const [{ id }] = (await own.ask('GET /api/payslips', { as: who.studentA })).json.payslips
  const view = await tell(`payslips/${id}/view`, who.studentA, {})
  await tell(`payslips/${id}/sign`, who.studentA, signingBody(view, typed('学生002')))
  const receipt = (await own.ask(`GET /api/payslips/${id}/receipt`, { as: who.studentA })).json
  const { lines } = JSON.parse(receipt.bytes)
  expect(lines).toContainEqual(
    expect.objectContaining({
      kind: 'award',
      amount: '100.00',
      reason: { code: 'award', name: '三等奖' },
      dates: [{ date: '2020-10-28', facts: [due[0].id] }],
    }),
  )
})
