import { expect, test } from 'vitest'
import { asPlanned } from '../../../shared/allowance/as-planned.ts'
import { compute } from '../../../shared/allowance/compute.ts'
import { attended, attendedAll, failedThrice, on, period, rules, student } from './build.ts'

const week = period('2020-11-09', '2020-11-15')
const shifts = (...dates: string[]) => dates.map((date) => ({ date: on(date), shift: '早' }))
const netOf = (facts: Parameters<typeof compute>[2]) => compute(rules(), week, facts).sums.net.text

test('planned dates count like attended ones: 80 yuan each in practice', () => {
  const facts = student({ attendance: attendedAll('2020-11-09', '2020-11-10') })
  const { facts: worked, ahead } = asPlanned(facts, shifts('2020-11-11', '2020-11-12'))
  expect([netOf(facts), netOf(worked), ahead]).toEqual(['160.00', '320.00', 2])
})

test('what somebody has confirmed stands, for or against; what is only recorded is taken for worked', () => {
  const attendance = [
    attended('2020-11-09'),
    attended('2020-11-10', 'absent'),
    attended('2020-11-11', 'present', { confirmed: false }),
  ]
  const facts = student({ attendance })
  const planned = asPlanned(facts, shifts('2020-11-09', '2020-11-10', '2020-11-11'))
  expect([netOf(planned.facts), planned.ahead]).toEqual(['160.00', 1])
})

test('on the logistics track they count towards the 20 days', () => {
  const facts = student({
    assessments: failedThrice('2020-11-08'),
    attendance: attendedAll('2020-11-09', '2020-11-12'),
  })
  const { facts: worked } = asPlanned(facts, shifts('2020-11-13', '2020-11-14'))
  expect(compute(rules(), week, worked).track).toMatchObject({ attended: 6, missing: 14 })
})

test('nothing planned changes nothing', () => {
  const facts = student({ attendance: attendedAll('2020-11-09', '2020-11-10') })
  expect(asPlanned(facts, [])).toEqual({ facts, ahead: 0 })
})
