import { describe, expect, test } from 'vitest'
import { importSeason } from '../../../api/seasons/import.ts'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { startSession } from '../../../api/people/start-session.ts'
import { person, roleGrant } from '../../../api/people/table.ts'
import { ctxFor } from '../../kit/ctx.ts'
import { folderOf, importing, linesOf, rows, rowsOf, textOf } from './importing.ts'

async function school() {
  const own = await importing()
  await own.bring()
  const grants = async () => {
    const people = await own.people()
    const byId = new Map([...people.values()].map((p) => [p.id, p.number]))
    return (await rowsOf(own.db, roleGrant))
      .filter((g) => g.revokedAt === null)
      .map((g) => `${byId.get(g.personId)} ${g.role} ${g.className ?? '*'}`)
      .toSorted()
  }
  return { ...own, grants }
}

describe('staff.csv of the operator', () => {
  test('gives roles, for classes or for all', async () => {
    const { grants, bringOnly } = await school()
    expect(await grants()).toEqual(['T1 teacher 电商1班', 'T1 teacher 电商2班'])
    const done = await bringOnly(
      rows(
        'staff.csv',
        'T1,卫砚禾,辅导员,电商1班、电商2班,',
        'T1,卫砚禾,实训负责人,,',
        'S1,云间,甲方负责人,,19900010009',
      ),
    )
    expect(done.counts['staff']).toEqual({ new: 1, changed: 1, withdrawn: 0, unchanged: 0 })
    expect(await grants()).toEqual([
      'S1 supervisor *',
      'T1 lead-teacher *',
      'T1 teacher 电商1班',
      'T1 teacher 电商2班',
    ])
  })

  test('takes roles of those in it, and leaves everybody else’s alone', async () => {
    const { grants, bringOnly, db } = await school()
    await bringOnly(rows('staff.csv', 'S1,云间,甲方负责人,,'))
    expect(await grants()).toContain('T1 teacher 电商1班')
    const done = await bringOnly(rows('staff.csv', 'T1,卫砚禾,辅导员,电商2班,'))
    expect(done.counts['staff']).toEqual({ new: 0, changed: 1, withdrawn: 0, unchanged: 0 })
    expect(await grants()).toEqual(['S1 supervisor *', 'T1 teacher 电商2班'])
    // Taken, not forgotten.
    expect(await rowsOf(db, roleGrant)).toHaveLength(3)
    expect((await bringOnly(rows('staff.csv', 'T1,卫砚禾,辅导员,电商2班,'))).applied).toBe(false)
    await bringOnly(rows('staff.csv', linesOf('staff.csv')[1]!))
    expect(await grants()).toContain('T1 teacher 电商1班')
  })

  test('does not touch a student whose 学号 is somebody’s 工号', async () => {
    const { bringOnly, db } = await school()
    const number = linesOf('roster.csv')[1]!.split(',')[0]!
    const before = (await rowsOf(db, person)).filter((p) => p.number === number)
    const done = await bringOnly(rows('staff.csv', `${number},云间,甲方负责人,,`))
    expect(done.counts['staff']).toMatchObject({ new: 1, changed: 0 })
    const after = (await rowsOf(db, person)).filter((p) => p.number === number)
    expect(after.filter((p) => p.kind === 'student')).toEqual(before)
    expect(after.filter((p) => p.kind === 'staff')).toMatchObject([{ name: '云间' }])
  })

  test('may give a class in two rows as well', async () => {
    const { grants, bringOnly } = await school()
    const done = await bringOnly(rows('staff.csv', 'T1,卫砚禾,辅导员,电商1班,', 'T1,卫砚禾,辅导员,电商2班,'))
    expect(done.applied).toBe(false)
    expect(await grants()).toHaveLength(2)
  })
})

async function supervised() {
  const own = await school()
  await own.bringOnly(rows('staff.csv', 'S1,云间,甲方负责人,,'))
  const ctx = ctxFor(own.db, { clock: own.clock })
  const { token, write } = startSession(ctx, (await own.people()).get('S1')!.id, 'staff')
  await own.db.write([write])
  const signedIn = { ...ctx, caller: { ...ctx.caller, session: sha256Hex(token) } }
  const asSupervisor = (change: Record<string, string>) => importSeason(signedIn, { files: folderOf(change) })
  return { ...own, asSupervisor }
}

describe('staff.csv of a supervisor', () => {
  test('gives nobody a role, least of all himself', async () => {
    const { asSupervisor, grants } = await supervised()
    const before = await grants()
    const as = linesOf('staff.csv')[1]!
    for (const staff of [
      [as, 'S1,云间,实训负责人,,'],
      [as, 'S1,云间,管理员,,'],
      [as, 'N1,新人,财务,,'],
      ['T1,卫砚禾,辅导员,电商1班,'],
    ])
      await expect(asSupervisor(rows('staff.csv', ...staff))).rejects.toMatchObject({
        code: 'roles-reserved',
      })
    expect(await grants()).toEqual(before)
  })

  test('may be in the folder when it says what is so already, or corrects a name', async () => {
    const { asSupervisor, people } = await supervised()
    expect((await asSupervisor({})).applied).toBe(false)
    const [head, row] = linesOf('staff.csv') as [string, string]
    const done = await asSupervisor({ 'staff.csv': textOf([head, row.replace('卫砚禾', '卫砚和')]) })
    expect(done.counts['staff']).toEqual({ new: 0, changed: 1, withdrawn: 0, unchanged: 0 })
    expect((await people()).get('T1')!.name).toBe('卫砚和')
  })
})
