import { describe, expect, test } from 'vitest'
import { evening } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { codeOf, openRooms, rooms } from '../attendance/room.ts'

const codes = (name: string) => `GET /api/rooms/${encodeURIComponent(name)}/codes`

async function school() {
  const made = await evening()
  await openRooms(made.db)
  return made
}

test('R12 a board gets the codes of the next ten minutes, and never the key', async () => {
  const { ask, clock } = await school()
  const { status, json, text } = await ask(codes(rooms.ours), { as: who.supervisor })
  expect(status).toBe(200)
  expect(json.codes).toHaveLength(21)
  for (const { from, code } of json.codes) expect(code).toBe(codeOf(rooms.ours, from))
  expect(json.codes[0].from).toBeLessThanOrEqual(clock.now())
  expect(json.codes.at(-1).from).toBeGreaterThan(clock.now() + 9.4 * 60_000)
  expect(text).not.toMatch(/key|[0-9a-f]{32}/)
})

describe('a room’s board is put up by', () => {
  test.each([
    ['a supervisor', who.supervisor, rooms.theirs, 200],
    ['a lead teacher', who.lead, rooms.theirs, 200],
    ['a teacher of a class in it', who.teacher1, rooms.ours, 200],
    ['a teacher of no class in it', who.teacher1, rooms.theirs, 403],
    ['a leader', who.leaderA, rooms.ours, 403],
    ['a student', who.studentA, rooms.ours, 403],
    ['finance', who.finance, rooms.ours, 403],
    ['an admin', who.admin, rooms.ours, 403],
  ])('%s (%s, %s): %i', async (_, as, name, status) => {
    const { ask, events } = await school()
    const answer = await ask(codes(name), { as })
    expect(answer.status).toBe(status)
    expect(await events('authz_fail')).toHaveLength(status === 200 ? 0 : 1)
    if (status !== 200) expect(answer.text).not.toMatch(/\d{6}/)
  })

  test('nobody where there is no such room, or without signing in', async () => {
    const { ask } = await school()
    expect((await ask(codes('实训楼999'), { as: who.supervisor })).status).toBe(404)
    expect((await ask(codes(rooms.ours))).status).toBe(401)
  })
})

test.each([
  [who.supervisor, [rooms.ours, rooms.theirs]],
  [who.lead, [rooms.ours, rooms.theirs]],
  [who.teacher2, [rooms.theirs]],
])('%s chooses among the rooms %o', async (as, names) => {
  const { ask } = await school()
  const { json } = await ask('GET /api/rooms', { as })
  expect(json.rooms.map((r: { name: string }) => r.name)).toEqual(names)
})
