import { expect, test } from 'vitest'
import { attendance } from '../../api/attendance/table.ts'
import { chatEvening } from '../kit/chat.ts'
import { counts } from '../kit/counts.ts'
import { shanghai } from '../kit/evening.ts'
import { lateShiftDate, who } from '../kit/school.ts'

const said = (state: string) => ({
  date: lateShiftDate,
  shift: '晚',
  decisions: [who.studentA, who.otherA].map((number) => ({ personId: `p-${number}`, state, version: 0 })),
})
const route = 'POST /api/attendance/roll-call'

/** Who is asked first, so that each of the three comes to win. */
const orders = [
  ['chat', 'app', 'teacher'],
  ['app', 'teacher', 'chat'],
  ['teacher', 'chat', 'app'],
] as const

test('R16 a leader in the chat, the same one in the app and the teacher at once: one decision, and the others are told', async () => {
  for (let round = 0; round < counts(6, 200); round++) {
    const { ask, people, rows, api } = await chatEvening(shanghai('16:35'))
    const leader = await people(who.leaderA)
    await leader.says('/点名')
    const press = leader.pressOf('全部确认')
    api.skip()
    const speak = {
      chat: async () => {
        await leader.handle(press)
        return leader.toast().text === '已确认 2 人' ? 200 : 409
      },
      app: async () => (await ask(route, { as: who.leaderA, body: said('present') })).status,
      teacher: async () => (await ask(route, { as: who.teacher1, body: said('late') })).status,
    }
    const answers = await Promise.all(orders[round % 3]!.map((who) => speak[who]()))
    expect(answers.toSorted()).toEqual([200, 409, 409])
    const words = await rows(attendance)
    expect(words.map(({ version }) => version)).toEqual([1, 1])
    expect(new Set(words.map(({ state }) => state)).size).toBe(1)
    // Whoever won, the card says how it is.
    expect(leader.last()).toContain('已确认 16:35')
  }
})
