import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommand } from '../../../api/cli/run.ts'
import { fileDatabase, freshFolder, letGo } from '../../kit/folder.ts'
import { cli } from '../../kit/process.ts'
import { root } from '../../kit/root.ts'

const season2020 = join(root, 'data/season-2020')
const payroll2020 = readFileSync(join(season2020, 'payroll.csv'), 'utf8')

/** The command line in this process, for everything that does not need one of its own. */
async function run(args: string[], locale: 'en' | 'zh-CN' = 'zh-CN') {
  let [out, err] = ['', '']
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    say: (line) => void (err += `${line}\n`),
    locale,
    keyFile: undefined,
    dbToken: undefined,
  })
  await letGo()
  return { code, out, err }
}

/** A copy of season.json, roster and training, with whatever else is written over it. */
function smallFolder(change: Record<string, string> = {}) {
  const folder = freshFolder()
  for (const name of ['season.json', 'roster.csv', 'assessments.csv'])
    cpSync(join(season2020, name), join(folder, name))
  for (const [name, text] of Object.entries(change)) writeFileSync(join(folder, name), text)
  return { folder, db: join(folder, 'school.db') }
}

const online = (...rows: string[]) => ({ 'online.csv': `学号,日期,在线分钟\n${rows.join('\n')}\n` })

test('a season comes in by one command and its payroll goes out by another, to the byte', () => {
  const db = join(freshFolder(), 'school.db')
  const first = cli(['import', 'data/season-2020', '--db', db])
  expect(first.code).toBe(0)
  expect(first.err).toMatch(/^Warning: made the key file [^\n]*\n$/)
  expect(first.out).toMatch(/^roster +200 +0 +0 +0$/m)
  expect(first.out).toMatch(/^attendance +11471 +0 +0 +0$/m)
  const again = cli(['import', 'data/season-2020', '--db', db], { LC_ALL: 'en_US.UTF-8' })
  expect(again).toMatchObject({ code: 0, err: '' })
  expect(again.out).toMatch(/^roster +0 +0 +0 +200$/m)
  expect(again.out).toMatch(/^Nothing changed\.$/m)
  expect(cli(['payroll', '--db', db])).toEqual({ code: 0, out: payroll2020, err: '' })
})

test('a bad row is listed with file, line, column and reason, and nothing is applied', async () => {
  const { folder, db } = smallFolder(online('2019010000,2020-11-01,490', '2019010001,2020-11-01,4900'))
  const refused = await run(['import', folder, '--db', db])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/^online\.csv:3: 在线分钟: .*0.*1440.*$/m)
  expect(refused.err).toMatch(/^文件中有 1 处错误，什么也没有导入。/m)
  expect((await run(['payroll', '--db', db])).err).toBe('数据库中还没有实训期，请先导入。\n')
  const skipped = await run(['import', folder, '--db', db, '--skip-bad-rows'], 'en')
  expect(skipped.code).toBe(0)
  expect(skipped.err).toMatch(/^online\.csv:3: 在线分钟: /m)
  expect(skipped.out).toMatch(/^online +1 +0 +0 +0$/m)
  expect(skipped.out).toMatch(/^The rows of 1 errors were skipped\.$/m)
})

test('a remark is listed and stops nothing', async () => {
  const late = '学号,日期,班次,签到,签退,状态,确认\n2019010000,2020-11-11,通宵,06:55,02:01,出勤,是\n'
  const { folder, db } = smallFolder({ 'attendance.csv': late })
  const done = await run(['import', folder, '--db', db])
  expect(done.code).toBe(0)
  expect(done.err).toMatch(/^attendance\.csv:2: 签退: /m)
})

test('--from says from which date a changed group holds', async () => {
  const { folder, db } = smallFolder()
  await run(['import', folder, '--db', db])
  const roster = readFileSync(join(folder, 'roster.csv'), 'utf8')
  writeFileSync(join(folder, 'roster.csv'), roster.replace('1-1组,学生', '1-2组,学生'))
  const done = await run(['import', folder, '--db', db, '--from', '2020-11-10'])
  expect(done.out).toMatch(/^roster +0 +1 +0 +199$/m)
})

test('payroll takes a period, and earlier runs of the year for the tax, which add up', async () => {
  const oneDay = '学号,日期,班次,签到,签退,状态,确认\n2019010000,2020-11-02,早,08:20,17:01,出勤,是\n'
  const { folder, db } = smallFolder({ 'attendance.csv': oneDay })
  await run(['import', folder, '--db', db])
  const prior = join(folder, 'earlier.csv')
  writeFileSync(prior, '学号,应发,代扣个税\n2019010000,10000.00,0.00\n')
  const november = ['--season', '2020-double11', '--from', '2020-11-01', '--to', '2020-11-30']
  const leaderRow = async (...more: string[]) =>
    (await run(['payroll', '--db', db, ...november, ...more])).out.split('\r\n')[1]
  expect(await leaderRow()).toMatch(/,100\.00,0\.00,100\.00$/)
  // (20,000 + 100) × 0.8 − 5,000 × 3 months = 1,080, of which 3 % are 32.40.
  expect(await leaderRow('--prior', prior, '--prior', prior)).toMatch(/,100\.00,32\.40,67\.60$/)
})

describe('what cannot be done is said in a sentence, with nothing on standard output', () => {
  const { folder, db } = smallFolder()
  const other = smallFolder({ 'bad.csv': '学号,应发,代扣个税\n01,-5,0\n' }).folder
  const sentences: [string[], number, RegExp][] = [
    [['import', 'no-such-folder', '--db', db], 1, /^There is no folder no-such-folder\.$/],
    [['import', 'package.json', '--db', db], 1, /^There is no folder package\.json\.$/],
    [['import', folder, '--db', db, '--from', '2020-02-30'], 2, /^--from 2020-02-30 is no date/],
    [['import', folder], 2, /^--db is missing/],
    [['import', '--db', db], 2, /^expected 1 arguments/],
    [['payroll', '--db', join(folder, 'no.db')], 1, /^There is no database /],
    [['payroll', '--db', db, '--season', '2021'], 1, /^没有实训期 2021。$/],
    [['payroll', '--db', db, '--from', '1 May'], 2, /^--from 1 May is no date/],
    [
      ['payroll', '--db', db, '--from', '2020-11-02', '--to', '2020-11-01'],
      1,
      /^发放期间无效：结束日期早于开始日期。$/,
    ],
    [['payroll', '--db', db, '--to', '2021-01-01'], 1, /^发放期间无效：不能跨年，请按年分开发放。$/],
    [['payroll', '--db', db, '--prior', join(folder, 'no.csv')], 1, /^There is no file /],
    [['payroll', '--db', db, '--prior', join(other, 'bad.csv')], 1, /^bad\.csv:2: 应发: /],
    [['payroll'], 2, /^--db is missing/],
  ]
  test.each(sentences)('%j', async (args, code, sentence) => {
    if (!existsSync(db)) await run(['import', folder, '--db', db])
    const done = await run(args)
    expect({ code: done.code, out: done.out }).toEqual({ code, out: '' })
    expect(done.err.split('\n')[0]).toMatch(sentence)
  })
})

test('a folder without any file of a season is refused, and makes no database', async () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'holiday.txt'), '')
  const refused = await run(['import', folder, '--db', join(folder, 'school.db')])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toMatch(/roster\.csv/)
  expect(existsSync(join(folder, 'school.db'))).toBe(false)
})

test('a database that a running server holds is refused by import and payroll', async () => {
  const { file } = await fileDatabase()
  const { folder } = smallFolder()
  for (const args of [
    ['import', folder, '--db', file],
    ['payroll', '--db', file],
  ]) {
    const done = cli(args, { DAOGANG_KEY_FILE: keyFile(folder) })
    expect(done).toEqual({ code: 1, out: '', err: `${file} is in use by a running server; stop it first.\n` })
  }
})

function keyFile(folder: string) {
  const path = join(folder, 'k')
  if (!existsSync(path)) cli(['keys', '--out', path])
  return path
}
