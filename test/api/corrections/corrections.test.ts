import { describe, expect, test } from 'vitest'
import { attendance } from '../../../api/attendance/table.ts'
import { correction } from '../../../api/corrections/table.ts'
import { membership } from '../../../api/people/table.ts'
import { reply } from '../../../api/replies/table.ts'
import { counts } from '../../kit/counts.ts'
import { evening, shanghai } from '../../kit/evening.ts'
import type { Evening } from '../../kit/evening.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { classes, lateShiftDate, seasonId, who } from '../../kit/school.ts'
import { p, says } from '../attendance/says.ts'

const me = who.studentA

const asks = ({ ask }: Evening, said: object = {}, as: string = me) =>
  ask('POST /api/corrections', {
    as,
    body: { date: lateShiftDate, shift: '晚', state: 'present', reason: '手机没电了', ...said },
  })
const supports = ({ ask }: Evening, id: string, as: string, body: object = { support: true }) =>
  ask(`POST /api/corrections/${id}/support`, { as, body })
const decides = ({ ask }: Evening, id: string, as: string, said: object = {}) =>
  ask(`POST /api/corrections/${id}/decide`, { as, body: { grant: true, version: 1, ...said } })
const withdraws = ({ ask }: Evening, id: string, as: string = me) =>
  ask(`POST /api/corrections/${id}/withdraw`, { as })

/** Called absent by the leader, an hour into the shift. */
async function calledAbsent() {
  const school = await evening(shanghai('17:30'))
  await says(school, who.leaderA, me, { state: 'absent' })
  return school
}

/** And asked for. */
async function asked() {
  const school = await calledAbsent()
  return { ...school, id: (await asks(school)).json.id as string }
}

test('a student asks, the leader supports, the teacher decides: a new word above the old one', async () => {
  const school = await asked()
  expect((await supports(school, school.id, who.leaderA)).json.kind).toBe('support')
  const { status, json } = await decides(school, school.id, who.teacher1)
  expect([status, json]).toMatchObject([200, { kind: 'grant', state: 'present' }])
  expect(await school.rows(attendance)).toMatchObject([
    { version: 1, state: 'absent', origin: 'roll-call' },
    { version: 2, state: 'present', origin: 'correction', causeId: school.id, decidedBy: p(who.teacher1) },
  ])
  expect(await school.events('corrections.ask')).toHaveLength(1)
  const { notices } = (await school.ask('GET /api/notices', { as: me })).json
  expect(notices).toMatchObject([{ kind: 'correction-decided', about: school.id, params: { kind: 'grant' } }])
  const { requests } = (await school.ask('GET /api/attendance/requests', { as: me })).json
  expect(requests).toMatchObject([
    {
      kind: 'correction',
      requestState: 'granted',
      replies: [
        { kind: 'support', by: '学生001' },
        { kind: 'grant', by: '职员T001' },
      ],
    },
  ])
  await everyChangeIsTold(school.db)
})

test('the teacher may grant another state than was asked for', async () => {
  const school = await asked()
  expect((await decides(school, school.id, who.lead, { state: 'late' })).json.state).toBe('late')
  expect((await school.rows(attendance)).at(-1)).toMatchObject({ state: 'late', origin: 'correction' })
})

test('a refusal changes nothing but the request, and says why', async () => {
  const school = await asked()
  expect((await decides(school, school.id, who.teacher1, { grant: false })).json.fault.code).toBe('bad-input')
  const refused = await decides(school, school.id, who.teacher1, { grant: false, reason: '监控里没有你' })
  expect(refused.json).toMatchObject({ kind: 'refuse', state: 'absent' })
  expect(await school.rows(attendance)).toHaveLength(1)
  expect(await school.rows(reply)).toMatchObject([{ kind: 'refuse', reason: '监控里没有你' }])
  expect((await asks(school)).status).toBe(200)
})

describe('a student asks', () => {
  test.each<[string, object, number, string]>([
    ['no unknown shift', { shift: '夜' }, 404, 'not-found'],
    ['not for a shift to come', { shift: '晚', date: '2020-11-13' }, 409, 'correction-too-early'],
    ['not to have been absent', { state: 'absent' }, 422, 'bad-input'],
    ['not for leave', { state: 'leave' }, 422, 'bad-input'],
    ['not without a reason', { reason: ' ' }, 422, 'bad-input'],
    ['for nobody else', { personId: p(who.otherA) }, 422, 'bad-input'],
  ])('%s', async (_, said, status, code) => {
    const school = await calledAbsent()
    const answer = await asks(school, said)
    expect([answer.status, answer.json.fault.code]).toEqual([status, code])
    expect(await school.rows(correction)).toEqual([])
  })

  test('not twice for one shift, however quickly', async () => {
    const school = await calledAbsent()
    const answers = await Promise.all(Array.from({ length: 5 }, () => asks(school)))
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409, 409])
    const refused = answers.find((a) => a.status === 409)!
    expect(refused.json.fault.code).toBe('asked-already')
    expect(await school.rows(correction)).toHaveLength(1)
  })

  test('not against what is confirmed so already', async () => {
    const school = await evening(shanghai('17:30'))
    await says(school, who.leaderA, me, { state: 'late' })
    const { json } = await asks(school, { state: 'late' })
    expect(json.fault.message).toBe('考勤已确认为「迟到」，无需补卡。')
  })

  test.each([[who.teacher1], [who.supervisor], [who.finance], [who.admin]])('and %s does not', async (as) => {
    expect((await asks(await calledAbsent(), {}, as)).status).toBe(403)
  })

  test('and may take it back while it is open', async () => {
    const school = await asked()
    expect((await withdraws(school, school.id, who.otherA)).status).toBe(403)
    expect((await withdraws(school, school.id)).json.kind).toBe('withdraw')
    const { json } = await decides(school, school.id, who.teacher1)
    expect(json.fault).toMatchObject({
      code: 'replied-already',
      params: { by: '学生002', reply: 'withdraw' },
    })
    expect((await withdraws(school, school.id)).json.fault.code).toBe('replied-already')
  })
})

describe('a correction is supported', () => {
  test.each([
    ['the leader of the group', who.leaderA, 200],
    ['a leader of another group', who.leaderB, 403],
    ['a leader of another class', who.leaderC, 403],
    ['a fellow student', who.otherA, 403],
    ['the student', me, 403],
    ['a teacher, who decides', who.teacher1, 403],
    ['a supervisor', who.supervisor, 403],
  ])('by %s (%s): %i', async (_, as, status) => {
    const school = await asked()
    expect((await supports(school, school.id, as)).status).toBe(status)
    expect(await school.rows(reply)).toHaveLength(status === 200 ? 1 : 0)
  })

  test('never by the leader who asks for himself; another leader of the class does', async () => {
    const school = await evening(shanghai('17:30'))
    const { id } = (await asks(school, {}, who.leaderA)).json
    expect((await supports(school, id, who.leaderA)).status).toBe(403)
    expect((await supports(school, id, who.leaderB, { support: false, reason: '没看见他' })).json.kind).toBe(
      'oppose',
    )
  })

  test('once by one person, and not after it was decided', async () => {
    const school = await asked()
    await supports(school, school.id, who.leaderA)
    const again = await supports(school, school.id, who.leaderA, { support: false })
    expect(again.json.fault).toMatchObject({ code: 'replied-already', params: { by: '学生001' } })
    const other = await asked()
    await decides(other, other.id, who.teacher1)
    expect((await supports(other, other.id, who.leaderA)).json.fault.message).toBe(
      '职员T001已先处理（已批准），请刷新后查看。',
    )
  })

  test('not where there is none', async () => {
    expect((await supports(await asked(), 'nothing', who.leaderA)).status).toBe(404)
  })
})

describe('a correction is decided', () => {
  test.each([
    ['the class’s teacher', who.teacher1, 200],
    ['a lead teacher', who.lead, 200],
    ['a teacher of another class', who.teacher2, 403],
    ['a supervisor', who.supervisor, 403],
    ['the leader', who.leaderA, 403],
    ['the student', me, 403],
    ['finance', who.finance, 403],
    ['an admin', who.admin, 403],
  ])('by %s (%s): %i', async (_, as, status) => {
    const school = await asked()
    expect((await decides(school, school.id, as)).status).toBe(status)
    expect(await school.rows(attendance)).toHaveLength(status === 200 ? 2 : 1)
    expect(await school.events('authz_fail')).toHaveLength(status === 200 ? 0 : 1)
  })

  test('above the version that the teacher saw', async () => {
    const school = await asked()
    await says(school, who.supervisor, me, { state: 'late', version: 1, reason: '看见他了' })
    const { json } = await decides(school, school.id, who.teacher1)
    expect(json.fault).toMatchObject({
      code: 'decided-already',
      params: { by: '职员S001', state: 'late', version: 2 },
    })
    expect((await decides(school, school.id, who.teacher1, { version: 2 })).status).toBe(200)
  })

  test('and no leader changes it afterwards', async () => {
    const school = await asked()
    await decides(school, school.id, who.teacher1)
    const { json } = await says(school, who.leaderA, me, { state: 'absent', version: 2, reason: '没来' })
    expect(json.fault.code).toBe('decided-by-teacher')
  })

  test('R16 once, of two teachers at one instant; the other hears who', async () => {
    for (let round = 0; round < counts(3, 100); round++) {
      const school = await asked()
      const answers = await Promise.all([
        decides(school, school.id, who.teacher1),
        decides(school, school.id, who.lead, { grant: false, reason: '不属实' }),
      ])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
      const lost = answers.find((a) => a.status === 409)!.json.fault
      expect(lost).toMatchObject({
        code: 'replied-already',
        params: { by: expect.stringMatching(/^职员T00[13]$/) },
      })
      const final = (await school.rows(reply)).filter((r) => r.final)
      expect(final).toHaveLength(1)
      expect(await school.rows(attendance)).toHaveLength(final[0]!.kind === 'grant' ? 2 : 1)
      school.db.client.close()
    }
  })

  test('R17 not by a teacher whose role was taken away a second ago', async () => {
    const school = await asked()
    const taken = `update role_grant set revoked_at = ${school.clock.now()} where person_id = 'p-${who.teacher1}'`
    await school.db.client.execute(taken)
    school.clock.pass(1000)
    expect((await decides(school, school.id, who.teacher1)).status).toBe(403)
  })

  test('R17 by the teacher of the class that the student was in on the date', async () => {
    const school = await asked()
    const moved = {
      seasonId,
      personId: p(me),
      fromDate: '2020-11-13',
      className: classes[1],
      groupName: 'C组',
      leader: false,
    }
    await school.db.write([school.db.query.insert(membership).values(moved)])
    expect((await decides(school, school.id, who.teacher2)).status).toBe(403)
    expect((await decides(school, school.id, who.teacher1)).status).toBe(200)
  })
})
