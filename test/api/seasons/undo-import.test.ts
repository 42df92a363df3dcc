import { describe, expect, test } from 'vitest'
import { seasonImport } from '../../../api/seasons/table.ts'
import { undoFault } from '../../../shared/seasons/undo.ts'
import type { ImportDone } from '../../../shared/seasons/undo.ts'
import { fileOf, office } from './bringing.ts'
import { rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const undo = (id: string) => `POST /api/seasons/imports/${id}/undo`
const online = (minutes: string, number: string = who.studentA) =>
  fileOf('online.csv', '学号,日期,在线分钟', `${number},2020-11-11,${minutes}`)
const violation = fileOf(
  'violations.csv',
  '学号,日期,类别,说明,扣款,状态',
  `${who.studentA},2020-11-11,玩手机,,,生效`,
)

describe('an import taken back', () => {
  test('leaves the facts as they were before it, in one event, and cannot be taken back again', async () => {
    const own = await office()
    await own.bring(online('490'))
    const before = await own.facts()
    const { id } = await own.bring(online('500', who.otherA), violation)
    expect(await own.facts()).not.toEqual(before)
    const done = await own.ask(undo(id), { as: who.supervisor })
    expect([done.status, done.json.counts]).toEqual([
      200,
      {
        online: { new: 1, changed: 0, withdrawn: 1, unchanged: 0 },
        violations: { new: 0, changed: 0, withdrawn: 1, unchanged: 0 },
      },
    ])
    expect(await own.facts()).toEqual(before)
    expect(await own.events('seasons.undo-import')).toMatchObject([
      { actor: `p-${who.supervisor}`, after: { undoes: id } },
    ])
    const again = await own.ask(undo(id), { as: who.supervisor })
    expect([again.status, again.json.fault.code]).toEqual([409, 'import-undone'])
    const [undone, , first] = (await own.ask('GET /api/seasons/imports', { as: who.supervisor })).json.imports
    expect([undone.undoes, undone.undoFault, first.undoFault]).toEqual([id, 'import-undone', null])
    // The same file may come in once more.
    expect((await own.bring(violation)).counts.violations.new).toBe(1)
  })

  test('that was not the last of its tables is refused, and may go after the later one', async () => {
    const own = await office()
    const first = await own.bring(online('490'))
    const second = await own.bring(online('500'))
    const refused = await own.ask(undo(first.id), { as: who.supervisor })
    expect(refused.json.fault.code).toBe('import-overtaken')
    for (const { id } of [second, first])
      expect((await own.ask(undo(id), { as: who.supervisor })).status).toBe(200)
    expect((await own.facts()).online).toEqual([])
  })

  test('on which somebody has ruled is refused, and changes nothing', async () => {
    const own = await office()
    const { id } = await own.bring(violation)
    const [fact] = (await own.facts()).violations
    const ruled = await own.ask(`POST /api/violations/${fact.split(' ')[0]}/withdraw`, {
      as: who.teacher1,
      body: { reason: '记错了人' },
    })
    expect(ruled.status).toBe(200)
    const before = await contentOf(own.db)
    const refused = await own.ask(undo(id), { as: who.supervisor })
    expect(refused.json.fault).toMatchObject({ code: 'import-used', params: { count: 1 } })
    expect(await contentOf(own.db)).toBe(before)
  })

  test('of somebody’s first roster takes its students off again, unless one of them has been in', async () => {
    const own = await office()
    const roster = await own.roster('990001,卫砚禾,19电商1班,A组,学生,,,,')
    const { id } = await own.bring(roster)
    expect(await own.listed()).toContain('990001')
    expect((await own.ask(undo(id), { as: who.supervisor })).status).toBe(200)
    expect(await own.listed()).not.toContain('990001')
    const again = await own.bring(roster)
    await own.signIn('990001')
    expect((await own.ask(undo(again.id), { as: who.supervisor })).json.fault.code).toBe('import-used')
  })

  test('of two that take it back at one instant one does', async () => {
    const own = await office()
    const { id } = await own.bring(online('490'))
    const both = await Promise.all([1, 2].map(() => own.ask(undo(id), { as: who.supervisor })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await rowsOf(own.db, seasonImport)).toHaveLength(2)
  })

  test('that nobody knows is not found; others than the supervisor are refused', async () => {
    const own = await office()
    const { id } = await own.bring(online('490'))
    expect((await own.ask(undo('none'), { as: who.supervisor })).status).toBe(404)
    for (const as of [who.studentA, who.teacher1, who.finance, who.admin]) {
      expect((await own.ask(undo(id), { as })).status).toBe(403)
      expect((await own.ask('GET /api/seasons/imports', { as })).status).toBe(403)
    }
  })
})

const one = (id: string, counts: ImportDone['counts'], undoes: string | null = null) => ({
  id,
  counts,
  undoes,
})

describe('whether an import may be taken back', () => {
  const [some, known] = [{ new: 1 }, { unchanged: 5 } as {}]
  test.each([
    ['the one that began the season', [one('a', { season: some })], 'import-began'],
    ['new rules', [one('a', { season: { changed: 1 } })], undefined],
    ['people who were known', [one('a', { roster: { new: 3, changed: 1 } })], 'import-people'],
    ['people who are new', [one('a', { roster: { new: 3 } })], undefined],
    ['staff', [one('a', { staff: some })], 'import-people'],
    ['staff of whom nothing changed', [one('a', { staff: known, online: some })], undefined],
    [
      'a later one of the same table',
      [one('a', { online: some }), one('b', { online: some })],
      'import-overtaken',
    ],
    [
      'a later one of the same table that changed nothing',
      [one('a', { online: some }), one('b', { online: known, plan: some })],
      undefined,
    ],
    [
      'a later one that was taken back',
      [one('a', { online: some }), one('b', { online: some }), one('c', { online: some }, 'b')],
      undefined,
    ],
    ['itself taken back', [one('a', { online: some }), one('c', { online: some }, 'a')], 'import-undone'],
    ['one that takes another back', [one('a', {}, 'b')], 'import-undone'],
  ])('%s', (_, imports, fault) => expect(undoFault(imports, 'a')).toBe(fault))
})
