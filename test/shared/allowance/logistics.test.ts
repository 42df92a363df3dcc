import { describe, expect, test } from 'vitest'
import { compute } from '../../../shared/allowance/compute.ts'
import { standingOf } from '../../../shared/allowance/standing.ts'
import { assessed, attended, attendedAll, failedThrice, period, rules, student, whole } from './build.ts'

describe('the track begins the day after the third failure', () => {
  const cases: [
    name: string,
    assessments: ReturnType<typeof assessed>[],
    failures: number,
    from: string | null,
  ][] = [
    ['two failures', failedThrice('2020-10-01').slice(0, 2), 3, null],
    ['three failures', failedThrice('2020-10-01'), 3, '2020-10-02'],
    ['attempts out of order', failedThrice('2020-10-01').toReversed(), 3, '2020-10-02'],
    [
      'by date, not by attempt number',
      [assessed('2020-10-09', 1, false), assessed('2020-09-30', 2, false), assessed('2020-09-28', 3, false)],
      3,
      '2020-10-10',
    ],
    [
      'a pass between',
      [
        assessed('2020-09-20', 1, false),
        assessed('2020-09-21', 2, true),
        assessed('2020-09-22', 3, false),
        assessed('2020-09-23', 4, false),
      ],
      3,
      null,
    ],
    ['a pass afterwards', [...failedThrice('2020-10-01'), assessed('2020-10-05', 4, true)], 3, '2020-10-02'],
    [
      'a pass on the same date by a later attempt',
      [...failedThrice('2020-10-01'), assessed('2020-10-01', 4, true)],
      3,
      '2020-10-02',
    ],
    [
      'a pass on the same date by an earlier attempt',
      [
        assessed('2020-09-20', 1, false),
        assessed('2020-09-21', 2, false),
        assessed('2020-10-01', 3, true),
        assessed('2020-10-01', 4, false),
      ],
      3,
      null,
    ],
    ['a pass before any failure', [assessed('2020-09-19', 0, true), ...failedThrice('2020-10-01')], 3, null],
    [
      'attempts of one date written down in another order',
      [assessed('2020-10-01', 4, true), ...failedThrice('2020-10-01').toReversed()],
      3,
      '2020-10-02',
    ],
    [
      'an earlier pass of one date written down last',
      [
        assessed('2020-10-01', 4, false),
        assessed('2020-09-20', 1, false),
        assessed('2020-09-21', 2, false),
        assessed('2020-10-01', 3, true),
      ],
      3,
      null,
    ],
    ['all three on one date', [1, 2, 3].map((n) => assessed('2020-10-01', n, false)), 3, '2020-10-02'],
    ['a fourth failure', [...failedThrice('2020-10-01'), assessed('2020-10-08', 4, false)], 3, '2020-10-02'],
    ['a season that asks for one', failedThrice('2020-10-01'), 1, '2020-09-21'],
    ['a season that asks for four', failedThrice('2020-10-01'), 4, null],
    ['the end of a month', failedThrice('2020-09-30'), 3, '2020-10-01'],
  ]
  test.each(cases)('%s', (_, assessments, failures, from) => {
    expect(standingOf(assessments, failures).trackFrom).toBe(from)
  })
})

describe('pay on the track', () => {
  const assessments = failedThrice('2020-10-20')

  test('the day of the third failure itself is still an ordinary day', () => {
    const attendance = [attended('2020-10-20'), attended('2020-10-21')]
    const { days } = compute(rules(), whole, student({ assessments, attendance }))
    expect(days.map(({ track, status }) => [track, status])).toEqual([
      ['class', 'no-pass-yet'],
      ['logistics', 'below-minimum'],
    ])
  })

  test('nothing is paid with 19 dates, and the student sees that one is missing', () => {
    const attendance = attendedAll('2020-10-21', '2020-11-08')
    const { sums, track, lines, counts } = compute(rules(), whole, student({ assessments, attendance }))
    expect(sums.due.text).toBe('0.00')
    expect(counts.logistics).toBe(19)
    expect(track).toEqual({ from: '2020-10-21', attended: 19, minimum: 20, missing: 1 })
    const reason = { code: 'below-minimum', days: 19, attended: 19, minimum: 20, missing: 1 }
    expect(lines).toMatchObject([{ kind: 'logistics', amount: '0.00', reason }])
  })

  test('all of them are paid with the twentieth, which may be a late one', () => {
    const attendance = [...attendedAll('2020-10-21', '2020-11-08'), attended('2020-11-09', 'late')]
    const { sums, counts, track, days, lines } = compute(rules(), whole, student({ assessments, attendance }))
    expect(sums.due.text).toBe('190.00')
    expect(days.at(-2)).toMatchObject({ status: 'paid', logistics: '10.00', dayPay: '0.00' })
    expect(days.at(-1)).toMatchObject({ status: 'logistics-late', logistics: '0.00' })
    expect(lines).toMatchObject([
      { amount: '190.00', reason: { code: 'on-time-days', rate: '10', days: 19 } },
    ])
    expect(counts).toMatchObject({ logistics: 19, training: 0, practice: 0 })
    expect(track?.missing).toBe(0)
  })

  test('unconfirmed dates and absences do not count towards the minimum', () => {
    const attendance = [
      ...attendedAll('2020-10-21', '2020-11-08'),
      attended('2020-11-09', 'absent'),
      attended('2020-11-10', 'leave'),
      attended('2020-11-11', 'present', { confirmed: false }),
    ]
    expect(compute(rules(), whole, student({ assessments, attendance })).track?.missing).toBe(1)
  })

  test('a date with any late or early record is not on time, though it counts as attended once', () => {
    const attendance = [
      ...attendedAll('2020-10-21', '2020-11-09'),
      attended('2020-11-09', 'left-early', { shift: '晚' }),
    ]
    const { sums, track } = compute(rules(), whole, student({ assessments, attendance }))
    expect(track?.attended).toBe(20)
    expect(sums.logistics.text).toBe('190.00')
  })

  test('the minimum is of the whole track, not of the period', () => {
    const attendance = attendedAll('2020-10-21', '2020-11-09')
    const facts = student({ assessments, attendance })
    expect(compute(rules(), period('2020-10-21', '2020-10-31'), facts).sums.due.text).toBe('110.00')
    expect(compute(rules(), period('2020-11-01', '2020-11-22'), facts).sums.due.text).toBe('90.00')
  })

  test('makes no line in a run without a date on time', () => {
    const attendance = [attended('2020-10-21', 'late')]
    expect(compute(rules(), whole, student({ assessments, attendance })).lines).toEqual([])
  })

  test('a pass after the track began opens no day pay', () => {
    const facts = student({
      assessments: [...assessments, assessed('2020-10-22', 4, true)],
      attendance: attendedAll('2020-10-21', '2020-11-22'),
    })
    const { sums, counts } = compute(rules(), whole, facts)
    expect(counts).toMatchObject({ training: 0, practice: 0, logistics: 33 })
    expect(sums.allowance.text).toBe('330.00')
  })

  test('a date of the track that no stage covers earns nothing, but was attended', () => {
    const attendance = attendedAll('2020-11-10', '2020-11-29')
    const { track, counts, sums } = compute(
      rules(),
      period('2020-09-12', '2020-11-30'),
      student({ assessments, attendance }),
    )
    expect(track?.attended).toBe(20)
    expect(counts.logistics).toBe(13)
    expect(sums.due.text).toBe('130.00')
  })
})
