import { beforeAll, describe, expect, test } from 'vitest'
import { insurance } from '../../../api/insurance/table.ts'
import { importSeason } from '../../../api/seasons/import.ts'
import { undertaking as text } from '../../../shared/undertakings/undertaking.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { classes, who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'
import { schoolTemplate, slipsAt } from '../invitations/slips.ts'

let template: Awaited<ReturnType<typeof schoolTemplate>>
beforeAll(async () => {
  template = await schoolTemplate()
})
const opened = () => slipsAt(template)
const list = (className: string = classes[0]) => `GET /api/people?className=${encodeURIComponent(className)}`
type Row = { number: string; [key: string]: unknown }

describe('the list of a class', () => {
  test('has its students in the roster’s order: who is in, who has a slip, what is missing', async () => {
    const { ask, clock, make, enrolled, forget } = await opened()
    await forget(who.otherA)
    const slip = await make(who.otherA)
    const added = await enrolled(who.studentA, 'add')
    const typedName = `学生${who.studentA.slice(-3)}`
    await added.ask('POST /api/undertakings', { version: text.version, typedName })
    const body = {
      personIds: [`p-${who.studentA}`],
      policy: 'PICC-990000',
      from: '2020-10-20',
      to: '2020-11-30',
    }
    expect((await ask('POST /api/insurances', { as: who.teacher1, body })).json).toEqual({ recorded: 1 })
    const rows = (await ask(list(), { as: who.teacher1 })).json as Row[]
    expect(rows.map(({ number }) => number).slice(0, 3)).toEqual([who.leaderA, who.studentA, who.otherA])
    expect(rows[1]).toEqual({
      personId: `p-${who.studentA}`,
      number: who.studentA,
      name: typedName,
      className: classes[0],
      group: 'A组',
      leader: false,
      devices: 2,
      lastUsedAt: clock.now(),
      openInvitation: null,
      undertaking: clock.now(),
      insurance: { from: '2020-10-20', to: '2020-11-30' },
      assessmentPassed: false,
      consents: { basic: true, 'card-id': true },
    })
    expect(rows[2]).toMatchObject({
      devices: 0,
      lastUsedAt: null,
      openInvitation: slip.expiresAt,
      consents: { basic: null, 'card-id': null },
    })
    expect(JSON.stringify(rows)).not.toMatch(/phone|idNumber|cardNumber/)
  })

  test('is shown to the class’s teacher and to who plans for all, to nobody else', async () => {
    const { ask } = await opened()
    for (const as of [who.teacher1, who.lead, who.supervisor, who.admin])
      expect((await ask(list(), { as })).json).toHaveLength(6)
    for (const as of [who.teacher2, who.finance, who.studentA, who.leaderA])
      expect((await ask(list(), { as })).status).toBe(403)
    expect((await ask(list())).status).toBe(401)
    expect((await ask('GET /api/people', { as: who.supervisor })).status).toBe(422)
    expect((await ask(list('无此班'), { as: who.supervisor })).json).toEqual([])
  })
})

describe('an insurance', () => {
  const route = 'POST /api/insurances'
  const body = {
    personIds: [`p-${who.studentA}`, `p-${who.studentB}`],
    policy: 'PICC-990000',
    from: '2020-10-20',
    to: '2020-11-30',
  }

  test('is recorded for several at once, one event each, and an import of the table leaves it alone', async () => {
    const { db, ask, rows, events } = await opened()
    expect((await ask(route, { as: who.supervisor, body })).json).toEqual({ recorded: 2 })
    expect(await events('insurances.record')).toHaveLength(2)
    const csv = `学号,保单号,从,至\n${who.otherA},PICC-990001,2020-10-20,2020-11-30\n`
    for (const content of [csv, csv.replace('990001', '990002')])
      await importSeason(operatorCtx(db), {
        files: [{ name: 'insurance.csv', bytes: new TextEncoder().encode(content) }],
      })
    const live = (await rows(insurance)).filter(({ withdrawnBy }) => withdrawnBy === null)
    expect(live.map(({ policy }) => policy).toSorted()).toEqual(['PICC-990000', 'PICC-990000', 'PICC-990002'])
  })

  test('is not recorded that ends before it begins, for a stranger, or by somebody else’s teacher', async () => {
    const { db, ask } = await opened()
    const before = await contentOf(db)
    expect((await ask(route, { as: who.supervisor, body: { ...body, to: '2020-10-19' } })).status).toBe(422)
    expect((await ask(route, { as: who.supervisor, body: { ...body, to: '30.11.2020' } })).status).toBe(422)
    expect((await ask(route, { as: who.supervisor, body: { ...body, personIds: ['nobody'] } })).status).toBe(
      404,
    )
    for (const as of [who.teacher2, who.studentA, who.finance, who.admin])
      expect((await ask(route, { as, body })).status).toBe(403)
    expect(await contentOf(db)).toBe(before)
  })
})
