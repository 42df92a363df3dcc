import { describe, expect, test } from 'vitest'
import { enrolment, membership, person, personKey } from '../../../api/people/table.ts'
import { openPersonKey, openPrivate } from '../../../api/kernel/private.ts'
import { payroll } from '../../../api/payouts/payroll.ts'
import { eachDate, workDateOf } from '../../../shared/time/work-date.ts'
import { testKeys } from '../../kit/keys.ts'
import { contentOf } from '../../kit/template.ts'
import { importing, linesOf, privateNumbers, rowsOf, small, textOf } from './importing.ts'

const [header, leader, student, third] = linesOf('roster.csv') as [string, string, string, string]
const roster = (...lines: string[]) => ({ 'roster.csv': textOf([header, ...lines]) })
const nothingElse = Object.fromEntries(
  Object.keys(small).flatMap((name) => (/^(season|roster)/.test(name) ? [] : [[name, null]])),
)
/** Four days at the desk, for everybody. */
const attended = {
  'attendance.csv': textOf([
    linesOf('attendance.csv')[0]!,
    ...['01', '02', '03'].flatMap((number) =>
      eachDate(workDateOf('2020-11-09'), workDateOf('2020-11-12')).map(
        (date) => `${number},${date},早,08:21,17:03,出勤,是`,
      ),
    ),
  ]),
}

describe('a student who changes class, group or position', () => {
  const moved = roster(leader.replace('小组长', '学生'), student.replace('1组,学生', '2组,小组长'), third)

  test('does so from the date that is given; the place before stays readable', async () => {
    const { db, bring } = await importing()
    await bring(attended)
    const done = await bring({ ...attended, ...moved }, { fromDate: '2020-11-11' })
    expect(done.counts['roster']).toEqual({ new: 0, changed: 2, withdrawn: 0, unchanged: 1 })
    const places = (await rowsOf(db, membership)).map((m) => [m.fromDate, m.groupName, m.leader])
    expect(places).toEqual([
      ['', '1组', true],
      ['', '1组', false],
      ['', '2组', false],
      ['2020-11-11', '1组', false],
      ['2020-11-11', '2组', true],
    ])
    expect((await bring({ ...attended, ...moved }, { fromDate: '2020-11-11' })).applied).toBe(false)
  })

  test('is paid as a leader for the dates of leading', async () => {
    const { bring, pay } = await importing()
    await bring(attended)
    await bring({ ...attended, ...moved }, { fromDate: '2020-11-11' })
    const entries = await pay()
    expect(entries.get('01')).toMatchObject({
      leader: false,
      computed: { sums: { supplement: { text: '40.00' } } },
    })
    expect(entries.get('02')).toMatchObject({
      leader: true,
      computed: { sums: { supplement: { text: '40.00' } } },
    })
  })

  test('does so from today while the season runs, and in the whole of it before and after', async () => {
    for (const [at, from] of [
      ['2020-09-01', ''],
      ['2020-11-13', '2020-11-13'],
      ['2020-12-01', ''],
    ] as const) {
      const { db, bring } = await importing(Date.parse(`${at}T10:00:00+08:00`))
      await bring(attended)
      await bring({ ...attended, ...moved })
      const latest = (await rowsOf(db, membership)).filter((m) => m.groupName === '2组' && m.leader)
      expect(latest.map((m) => m.fromDate)).toEqual([from])
    }
  })

  test('from an earlier date than the last time has no other place later on', async () => {
    const { db, bring } = await importing()
    await bring(attended)
    await bring({ ...attended, ...moved }, { fromDate: '2020-11-11' })
    const again = roster(leader, student.replace('1组', '3组'), third)
    expect(
      (await bring({ ...attended, ...again }, { fromDate: '2020-11-10' })).counts['roster'],
    ).toMatchObject({
      changed: 2,
    })
    expect((await bring({ ...attended, ...again })).applied).toBe(false)
    const places = (await rowsOf(db, membership)).filter((m) => m.fromDate !== '')
    expect(places.map((m) => [m.fromDate, m.groupName])).toEqual([
      ['2020-11-10', '1组'],
      ['2020-11-10', '3组'],
    ])
  })
})

describe('a student who is gone from the roster', () => {
  test('is withdrawn, and no longer in the payroll; coming back is being new again', async () => {
    const { db, bringOnly, bring, pay } = await importing()
    await bring({ ...nothingElse })
    const before = await rowsOf(db, person)
    const gone = await bringOnly(roster(leader, third))
    expect(gone.counts['roster']).toEqual({ new: 0, changed: 0, withdrawn: 1, unchanged: 2 })
    expect([...(await pay()).keys()]).toEqual(['01', '03'])
    expect((await bringOnly(roster(leader, third))).applied).toBe(false)
    const back = await bringOnly(roster(leader, student, third))
    expect(back.counts['roster']).toEqual({ new: 1, changed: 0, withdrawn: 0, unchanged: 2 })
    expect([...(await pay()).keys()]).toEqual(['01', '02', '03'])
    expect(await rowsOf(db, person)).toEqual(before)
  })

  test('but stands there with an error is not gone', async () => {
    const { db, bring, bringOnly } = await importing()
    await bring({ ...nothingElse })
    const done = await bringOnly(roster(leader, '02,周惜,电商1班,1组,班长,,,,', third), { skipBadRows: true })
    expect(done.counts['roster']).toEqual({ new: 0, changed: 0, withdrawn: 0, unchanged: 2 })
    expect((await rowsOf(db, enrolment)).map((e) => e.withdrawnBy)).toEqual([null, null, null])
  })
})

const order = async (ctx: Parameters<typeof payroll>[0]) => (await payroll(ctx, {})).map((e) => e.number)

describe('the roster’s order', () => {
  test('is the file’s, and turning it round changes nobody', async () => {
    const { ctx, bring, bringOnly } = await importing()
    await bring({ ...nothingElse })
    const turned = await bringOnly(roster(third, student, leader))
    expect(turned.counts['roster']).toEqual({ new: 0, changed: 0, withdrawn: 0, unchanged: 3 })
    expect(turned.applied).toBe(true)
    expect(await order(ctx)).toEqual(['03', '02', '01'])
    expect((await bringOnly(roster(third, student, leader))).applied).toBe(false)
  })

  test('takes a new student in the middle, and that is one new student', async () => {
    const { ctx, bring, bringOnly } = await importing()
    await bring({ ...nothingElse })
    const done = await bringOnly(roster(leader, '04,方一,电商1班,1组,学生,,,,', student, third))
    expect(done.counts['roster']).toEqual({ new: 1, changed: 0, withdrawn: 0, unchanged: 3 })
    expect(await order(ctx)).toEqual(['01', '04', '02', '03'])
  })
})

describe('private numbers', () => {
  test('stand in no row and in no answer, forwards or backwards', async () => {
    const { db, bring, events } = await importing()
    const done = await bring()
    await bring(roster(leader.replace('19900000001', '19900000009'), student, third))
    const places = {
      events: JSON.stringify(await events('seasons.import')),
      answer: JSON.stringify(done),
      rows: await contentOf(db),
    }
    for (const [place, text] of Object.entries(places))
      for (const number of [...privateNumbers, '19900000009'])
        expect(text.includes(number), `${number} in ${place}`).toBe(false)
  })

  test('are sealed under the person’s own key, with a tail to show and an index to find duplicates', async () => {
    const { db, bring, people } = await importing()
    await bring()
    const one = (await people()).get('01')!
    expect(one).toMatchObject({ phoneTail: '0001', idNumberTail: '008X', cardNumberTail: '0001' })
    expect(one.cardNumberIndex).toBe(testKeys.blindIndex('card_number', '6200002049719300001'))
    const row = (await rowsOf(db, personKey)).find((k) => k.personId === one.id)!
    const key = await openPersonKey(testKeys, row)
    const field = { column: 'card_number' as const, rowId: one.id }
    expect((await openPrivate(key, field, one.cardNumber!, 'own')).text).toBe('6200002049719300001')
  })

  test('that a roster leaves blank stay as they are', async () => {
    const { bring, bringOnly, people } = await importing()
    await bring({ ...nothingElse })
    const before = (await people()).get('01')
    const blank = leader
      .split(',')
      .map((cell, i) => (i > 4 && i < 8 ? '' : cell))
      .join(',')
    const done = await bringOnly(roster(blank, student, third))
    expect(done.applied).toBe(false)
    expect((await people()).get('01')).toEqual(before)
  })

  test('that change leave the others’ sealed text alone: another phone is no other card', async () => {
    const { bring, bringOnly, people } = await importing()
    await bring({ ...nothingElse })
    const before = (await people()).get('01')!
    const done = await bringOnly(roster(leader.replace('19900000001', '19900000009'), student, third))
    expect(done.counts['roster']).toMatchObject({ changed: 1 })
    const { phone, phoneTail, phoneIndex, ...others } = (await people()).get('01')!
    expect(before).toMatchObject(others)
    expect([phoneTail, phone === before.phone, phoneIndex === before.phoneIndex]).toEqual([
      '0009',
      false,
      false,
    ])
  })

  test('of a card bind the payslip to it by a commitment that changes with the card alone', async () => {
    const { bring, bringOnly, people } = await importing()
    await bring({ ...nothingElse })
    const before = (await people()).get('01')!
    expect(before.cardCommitment).toMatch(/^[0-9a-f]{64}$/)
    await bringOnly(roster(leader.replace('6200002049719300001', '6200002042963500012'), student, third))
    const after = (await people()).get('01')!
    expect(after.cardCommitment).not.toBe(before.cardCommitment)
    expect(after.cardSalt).not.toBe(before.cardSalt)
    expect(after.idNumber).toBe(before.idNumber)
  })
})
