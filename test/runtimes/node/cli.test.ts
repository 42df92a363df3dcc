import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommand } from '../../../api/cli/run.ts'
import { writeCheckpointFiles } from '../../../api/adapters/checkpoint-files.node.ts'
import { openNodeDatabase } from '../../../api/adapters/db.node.ts'
import { keyFileBeside } from '../../../api/adapters/keys.node.ts'
import { systemClock } from '../../../api/adapters/clock.ts'
import { checkpoint } from '../../../api/kernel/checkpoint.ts'
import { loadKeys } from '../../../api/kernel/load-keys.ts'
import { operatorCtx } from '../../kit/ctx.ts'
import { closeFile, freshFolder } from '../../kit/folder.ts'
import { logged } from '../../kit/log.ts'
import { cli } from '../../kit/process.ts'

async function used() {
  const folder = freshFolder()
  const file = join(folder, 'school.db')
  const made = keyFileBeside(file, () => {})
  const db = await openNodeDatabase(file)
  const keys = await loadKeys({ db, clock: systemClock, newId: () => crypto.randomUUID() }, made)
  const ctx = operatorCtx(db, { keys })
  await logged(ctx, 20)
  await checkpoint(ctx)
  await writeCheckpointFiles(db, join(folder, 'checkpoints'))
  return { folder, file, db, ctx }
}

/** The command line in this process: what it says, and with which code it would end. */
async function run(args: string[], keyFile?: string) {
  let [out, err] = ['', '']
  const code = await runCommand(args, {
    out: (text) => void (out += text),
    say: (line) => void (err += `${line}\n`),
    locale: 'en',
    keyFile,
    dbToken: undefined,
  })
  return { code, out, err }
}

const verify = (db: string) => ['audit', 'verify', '--db', db]

describe('wrong usage ends with 2 and shows how it goes', () => {
  test.each([
    [[]],
    [['help']],
    [['audit']],
    [['audit', 'verify']],
    [['audit', 'verify', '--db', '']],
    [['backup', '--db', 'x']],
    [['keys', '--out', 'x', 'y']],
    [['keys', '--out', 'x', '--force']],
  ])('%j', async (args) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('usage:')
  })
})

test('audit verify says how far the log holds', async () => {
  const { folder, file, db } = await used()
  await closeFile(db)
  const { code, out, err } = cli([
    'audit',
    'verify',
    '--db',
    file,
    '--checkpoints',
    join(folder, 'checkpoints'),
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(
    /^20 links verified up to 20:[0-9a-f]{64}, 2 checkpoints hold, 0 events not sealed yet\n$/,
  )
})

test('a log cut back to before a checkpoint that lies outside is found out, and payouts freeze', async () => {
  const { folder, file, db } = await used()
  await db.client.executeMultiple(
    'drop trigger audit_event_no_delete; drop trigger audit_link_no_delete; drop trigger audit_checkpoint_no_delete;' +
      'delete from audit_event where n > 10; delete from audit_link where seq > 10; delete from audit_checkpoint',
  )
  await closeFile(db)
  expect(cli(['audit', 'verify', '--db', file]).code).toBe(0)
  const verify = ['audit', 'verify', '--db', file, '--checkpoints', join(folder, 'checkpoints')]
  expect(cli(verify)).toEqual({
    code: 1,
    out: '',
    err: 'audit: checkpoint-contradicted at 20; payouts are frozen\n',
  })
  const still = cli(['audit', 'verify', '--db', file])
  expect(still.code).toBe(0)
  expect(still.out).toContain('payouts are still frozen')
  expect(cli(['audit', 'verify', '--db', file, '--unfreeze']).out).not.toContain('frozen')
})

test('a database that a running server holds is refused in a sentence', async () => {
  const { file, db } = await used()
  for (const args of [
    ['audit', 'verify', '--db', file],
    ['backup', '--db', file, '--out', `${file}.copy`],
  ])
    expect(cli(args)).toEqual({
      code: 1,
      out: '',
      err: `${file} is in use by a running server; stop it first.\n`,
    })
  expect(existsSync(`${file}.copy`)).toBe(false)
  await closeFile(db)
})

test('backup makes a copy that the command line verifies with the same key file', async () => {
  const { file, folder, db } = await used()
  await closeFile(db)
  const copy = join(folder, 'copy.db')
  expect(cli(['backup', '--db', file, '--out', copy])).toMatchObject({ code: 0, err: '' })
  expect((await run(['audit', 'verify', '--db', copy])).err).toContain('its key file')
  expect(cli(['audit', 'verify', '--db', copy], { DAOGANG_KEY_FILE: `${file}.key` }).code).toBe(0)
  await run(['keys', '--out', join(folder, 'other.key')])
  const other = await run(['audit', 'verify', '--db', copy], join(folder, 'other.key'))
  expect(other.code).toBe(1)
  expect(other.err).toMatch(
    /^This database is sealed with key k-[0-9a-f]{8}, which the key file does not have.\n$/,
  )
})

test('no database, no place for one, a damaged one and a wrong key file are said in a sentence', async () => {
  const folder = freshFolder()
  expect((await run(verify(join(folder, 'no.db')))).err).toMatch(/^There is no database .*\n$/)
  const nowhere = join(folder, 'none', 'school.db')
  expect((await run(['import', 'data/season-2020', '--db', nowhere])).err).toBe(
    `There is no folder ${join(folder, 'none')}.\n`,
  )
  expect((await run(verify('package.json'), 'package.json')).err).toMatch(/is not one: /)
  await run(['keys', '--out', join(folder, 'k')])
  expect((await run(verify('package.json'), join(folder, 'k'))).err).toMatch(/is damaged or no database/)
})

test('the entry file reads the environment, and ends with the code', () => {
  expect(cli([])).toMatchObject({ code: 2, out: '' })
  const wrong = cli(['keys', '--out', 'x'], { DAOGANG_KEYFILE: 'k' })
  expect(wrong.code).toBe(1)
  expect(wrong.err).toMatch(/DAOGANG_KEYFILE is no setting/)
})
