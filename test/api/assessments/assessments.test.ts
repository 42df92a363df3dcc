import { describe, expect, test } from 'vitest'
import { assessment } from '../../../api/assessments/table.ts'
import { code, p, ruled, why } from '../../kit/ruled.ts'
import type { RuledEvening } from '../../kit/ruled.ts'
import { who } from '../../kit/school.ts'

const me = who.studentA

const record = ({ post }: RuledEvening, as: string, date: string, passed: boolean, more = {}, student = me) =>
  post(as, 'assessments', { personId: p(student), date, passed, ...more })

describe('an attempt is recorded', () => {
  test('by the teacher, with the typing speed; the student is told', async () => {
    const own = await ruled()
    const { json } = await record(own, who.teacher1, '2020-09-25', true, { typingSpeed: 72 })
    expect(json).toMatchObject({ attempt: 1, passedOn: '2020-09-25', trackFrom: null })
    expect(await own.rows(assessment)).toMatchObject([{ attempt: 1, typingSpeed: 72, passed: true }])
    expect(await own.notices(me)).toEqual(['assessment-passed'])
    expect(await own.events('assessments.record')).toHaveLength(1)
  })

  test('three failures move the student to the track from the next day, and the pay with it', async () => {
    const own = await ruled()
    for (const date of ['2020-11-07', '2020-11-08']) await record(own, who.supervisor, date, false)
    expect(await own.net()).toBe('240.00')
    const { json } = await record(own, who.teacher1, '2020-11-09', false)
    expect(json).toMatchObject({ attempt: 3, passedOn: null, trackFrom: '2020-11-10' })
    // The 9th is paid as before; two days of the track are fewer than twenty.
    expect(await own.net()).toBe('80.00')
    expect(code(await record(own, who.teacher1, '2020-11-11', true))).toEqual([409, 'attempts-used'])
  })

  test('in order: no number twice, no date before an earlier attempt’s, none after a pass, none ahead', async () => {
    const own = await ruled()
    await record(own, who.teacher1, '2020-09-25', false)
    const again = (date: string, more = {}) => record(own, who.teacher1, date, true, more)
    expect(code(await again('2020-09-26', { attempt: 1 }))).toEqual([409, 'attempt-taken'])
    expect(code(await again('2020-09-24'))).toEqual([409, 'attempt-order'])
    expect(code(await again('2020-12-01'))).toEqual([422, 'date-ahead'])
    expect((await again('2020-10-09')).status).toBe(200)
    expect(code(await again('2020-10-12'))).toEqual([409, 'passed-already'])
  })

  test('a wrong one is taken back with a reason and recorded anew', async () => {
    const own = await ruled()
    const { id } = (await record(own, who.teacher1, '2020-09-25', false)).json
    expect(code(await own.post(who.teacher1, `assessments/${id}/withdraw`))).toEqual([422, 'bad-input'])
    expect((await own.post(who.teacher1, `assessments/${id}/withdraw`, why)).json.attempt).toBe(1)
    expect(code(await own.post(who.teacher1, `assessments/${id}/withdraw`, why))).toEqual([404, 'not-found'])
    expect((await record(own, who.teacher1, '2020-09-25', true)).json.attempt).toBe(1)
    expect(await own.notices(me)).toContain('assessment-withdrawn')
    const [student] = (await own.get(who.teacher1, 'assessments')).students.filter(
      (s: { student: { number: string } }) => s.student.number === me,
    )
    expect(student).toMatchObject({
      passedOn: '2020-09-25',
      attempts: [{ passed: true, enteredBy: '职员T001' }],
    })
  })

  test('of several at the same moment one is the attempt', async () => {
    const own = await ruled()
    const answers = await Promise.all(
      [true, false, true].map((passed) => record(own, who.teacher1, '2020-09-25', passed, { attempt: 1 })),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
    expect(await own.rows(assessment)).toHaveLength(1)
  })

  test.each([[me], [who.leaderA], [who.teacher2], [who.finance], [who.admin]])('not by %s', async (as) => {
    const own = await ruled()
    const { id } = (await record(own, who.supervisor, '2020-09-25', true)).json
    expect(code(await record(own, as, '2020-10-09', true))).toEqual([403, 'forbidden'])
    expect(code(await own.post(as, `assessments/${id}/withdraw`, why))).toEqual([403, 'forbidden'])
  })
})

test('a teacher sees the own classes', async () => {
  const own = await ruled()
  const { students, most, typingSpeedAsked } = await own.get(who.teacher2, 'assessments')
  expect([students.length, most, typingSpeedAsked]).toEqual([6, 3, 60])
})
