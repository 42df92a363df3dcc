import { describe, expect, test } from 'vitest'
import { seasonImport } from '../../../api/seasons/table.ts'
import { evening, rowsOf } from '../../kit/evening.ts'
import { who } from '../../kit/school.ts'
import { contentOf } from '../../kit/template.ts'

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const filesOf = (contents: Record<string, string>) =>
  Object.entries(contents).map(([name, text]) => ({ name, base64: base64(text) }))

const online = (minutes: string) => ({
  'online.csv': `学号,日期,在线分钟\n${who.studentA},2020-11-11,${minutes}\n`,
})

const preview = 'POST /api/seasons/import/preview'
const apply = 'POST /api/seasons/import'

test('a preview says what would change and writes nothing; what it showed is applied', async () => {
  const { db, ask, events, clock } = await evening()
  const before = await contentOf(db)
  const files = filesOf(online('490'))
  const seen = await ask(preview, { as: who.supervisor, body: { files } })
  expect(seen.json).toMatchObject({
    applied: false,
    counts: { online: { new: 1, changed: 0, withdrawn: 0, unchanged: 0 } },
  })
  expect(await contentOf(db)).toBe(before)
  const body = { files, filesHash: seen.json.filesHash }
  const done = await ask(apply, { as: who.supervisor, body })
  expect([done.status, done.json]).toEqual([200, { ...seen.json, differences: {}, applied: true }])
  expect(await rowsOf(db, seasonImport)).toMatchObject([{ byId: `p-${who.supervisor}`, at: clock.now() }])
  expect(await events('seasons.import')).toMatchObject([{ actor: `p-${who.supervisor}`, via: 'web' }])
  const again = await ask(preview, { as: who.supervisor, body: { files } })
  expect(again.json.counts.online).toEqual({ new: 0, changed: 0, withdrawn: 0, unchanged: 1 })
})

test('other files than were previewed are refused', async () => {
  const { db, ask } = await evening()
  const { filesHash } = (await ask(preview, { as: who.supervisor, body: { files: filesOf(online('490')) } }))
    .json
  const { status, json } = await ask(apply, {
    as: who.supervisor,
    body: { files: filesOf(online('590')), filesHash },
  })
  expect([status, json.fault.code]).toEqual([409, 'file-changed'])
  expect(await rowsOf(db, seasonImport)).toEqual([])
})

test('a preview lists bad rows in the reader’s language; applying them is refused unless they are skipped', async () => {
  const { ask } = await evening()
  const files = filesOf({
    'online.csv': `学号,日期,在线分钟\n${who.studentA},2020-11-11,490\n${who.otherA},2020-11-11,4900\n`,
  })
  const ofLanguage = async (language: string) =>
    (await ask(preview, { as: who.supervisor, body: { files }, headers: { 'Accept-Language': language } }))
      .json
  const [chinese, english] = [await ofLanguage('zh-CN'), await ofLanguage('en')]
  expect(chinese.problems).toMatchObject([{ file: 'online.csv', line: 3, column: '在线分钟' }])
  expect(chinese.problems[0].message).toMatch(/[一-龥]/)
  expect(english.problems[0].message).toMatch(/^[ -~…–“”’]+$/)
  const { filesHash } = chinese
  const refused = await ask(apply, { as: who.supervisor, body: { files, filesHash } })
  expect([refused.status, refused.json.fault.code]).toEqual([422, 'import-refused'])
  expect(refused.json.fault.message).toBe(
    '文件中有 1 处错误，什么也没有导入。请改正后重试，或选择跳过有误的行。',
  )
  expect(refused.json.fault.params.problems).toEqual(chinese.problems)
  const skipped = await ask(apply, { as: who.supervisor, body: { files, filesHash, skipBadRows: true } })
  expect(skipped.json.counts.online.new).toBe(1)
})

test('the same command again is answered from memory', async () => {
  const { db, ask } = await evening()
  const files = filesOf(online('490'))
  const { filesHash } = (await ask(preview, { as: who.supervisor, body: { files } })).json
  const command = { as: who.supervisor, key: 'import-key-1', body: { files, filesHash } }
  const [first, second] = [await ask(apply, command), await ask(apply, command)]
  expect(second.text).toBe(first.text)
  expect(second.headers.get('idempotent-replay')).toBe('true')
  expect(await rowsOf(db, seasonImport)).toHaveLength(1)
})

describe('who may import', () => {
  test.each([[who.studentA], [who.leaderA], [who.teacher1], [who.lead], [who.finance], [who.admin]])(
    'not %s',
    async (as) => {
      const { ask, events, db } = await evening()
      const files = filesOf(online('490'))
      expect((await ask(preview, { as, body: { files } })).status).toBe(403)
      expect((await ask(apply, { as, body: { files, filesHash: 'h' } })).status).toBe(403)
      expect(await events('authz_fail')).toHaveLength(2)
      expect(await rowsOf(db, seasonImport)).toEqual([])
    },
  )

  test('nor a stranger', async () => {
    const { ask } = await evening()
    expect((await ask(preview, { body: { files: filesOf(online('490')) } })).status).toBe(401)
  })
})

describe('what is no request', () => {
  test.each([
    ['no files', { files: [] }],
    ['files that are not base64', { files: [{ name: 'a', base64: '*' }] }],
    ['a date that is none', { files: filesOf(online('490')), fromDate: '2020-11-31' }],
    [
      'more files than a season has',
      { files: Array.from({ length: 21 }, () => ({ name: 'a', base64: '' })) },
    ],
  ])('%s', async (_, body) => {
    const { ask } = await evening()
    expect((await ask(preview, { as: who.supervisor, body })).json.fault.code).toBe('bad-input')
  })

  test('files that are no part of a season', async () => {
    const { ask } = await evening()
    const { status, json } = await ask(preview, {
      as: who.supervisor,
      body: { files: filesOf({ 'holiday.txt': 'x' }) },
    })
    expect([status, json.fault.code]).toEqual([422, 'nothing-to-import'])
  })
})
