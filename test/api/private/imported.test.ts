import { describe, expect, test } from 'vitest'
import { numberImport } from '../../../api/private/table.ts'
import { importSeason } from '../../../api/seasons/import.ts'
import { ctxFor, operatorCtx } from '../../kit/ctx.ts'
import { rowsOf } from '../../kit/evening.ts'
import { seasonRules } from '../../kit/season.ts'
import { cardNumberOf, idNumberOf, phoneOf } from '../../kit/numbers.ts'
import { classes, who } from '../../kit/school.ts'
import { me, myCard, myId, owning } from './owning.ts'

const head = '学号,姓名,班级,小组,岗位,手机号,身份证号,银行卡号,宿舍'
const roster = (phone = '', id = '', card = '') =>
  `${head}\n${me},学生002,${classes[0]},A组,学生,${phone},${id},${card},7栋101\n`
const files = (text: string) => [
  { name: 'season.json', bytes: new TextEncoder().encode(JSON.stringify(seasonRules())) },
  { name: 'roster.csv', bytes: new TextEncoder().encode(text) },
]

describe('a roster that brings numbers', () => {
  test('is seen by their owner: who ran it has had them in front of him', async () => {
    const { db, clock, ask } = await owning()
    const text = roster(phoneOf(1), myId, cardNumberOf(9))
    await importSeason(operatorCtx(db, { clock }), { files: files(text) })
    const looks = (await ask('GET /api/private/looks', { as: me })).json
    const look = { at: clock.now(), by: '', role: 'operator', purpose: 'import' }
    // The ID was known already: it came from the student.
    expect(looks).toEqual([
      { ...look, field: 'phone' },
      { ...look, field: 'cardNumber' },
    ])
    clock.pass(1000)
    const change = roster(phoneOf(2), myId, cardNumberOf(9))
    await importSeason(ctxFor(db, { clock, as: who.supervisor }), { files: files(change) })
    const [newest] = (await ask('GET /api/private/looks', { as: me })).json
    expect(newest).toEqual({
      at: clock.now(),
      by: `职员${who.supervisor}`,
      role: 'supervisor',
      field: 'phone',
      purpose: 'import',
    })
  })

  test('brings nothing where its cells are blank or known', async () => {
    const { db, clock, rowOf } = await owning()
    const before = await rowOf(me)
    await importSeason(operatorCtx(db, { clock }), { files: files(roster()) })
    await importSeason(operatorCtx(db, { clock }), { files: files(roster('', myId, myCard)) })
    expect(await rowOf(me)).toEqual(before)
    expect(await rowsOf(db, numberImport)).toEqual([])
  })

  test('R34 does not bring back what was erased', async () => {
    const { db, clock, ask, rowOf } = await owning()
    await ask(`POST /api/people/p-${me}/erase`, { as: who.admin, body: { reason: '本人要求' } })
    const before = await rowOf(me)
    await importSeason(operatorCtx(db, { clock }), {
      files: files(roster(phoneOf(1), idNumberOf(8), myCard)),
    })
    expect(await rowOf(me)).toEqual(before)
    expect(await rowsOf(db, numberImport)).toEqual([])
  })
})
